// Package data holds the words of the product as types and rules: user, role,
// permission, desk, profile, module, tenant, event. It knows no SQL, no screen and
// no rights; every other package speaks in its terms.
//
// The types are plain values. Those that a person fills in have a method Checked,
// which returns the value as it will be stored (trimmed, folded, sorted) or an
// *Invalid that names the field and the reason, so that the same rule stands behind
// a form, an import and a test. Uniqueness and rights need the register and are
// decided in security/session.
package data
