package transfer_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pbxusers/data"
	"pbxusers/data/transfer"
)

func TestWhereAFileComesFromIsSeenByItsHeader(t *testing.T) {
	for header, want := range map[string]transfer.Format{
		"username,email,roles,desks,profile,startup,department,tenants,enabled,second_factor,must_change_password": transfer.Own,
		"profile,roles,email,username":                         transfer.Own,
		"Username,Desks":                                       transfer.Own,
		"username,email,roles,profile,notes":                   transfer.Own,
		"username,password,default_extension,description":      transfer.FreePBX,
		"username,description,default_extension,password":      transfer.FreePBX,
		"email,default_extension,department,username":          transfer.FreePBX,
		"groupname,description,users":                          transfer.FreePBXGroups,
		"username,password,user_email,user_enabled,group_name": transfer.FusionPBX,
		"Number,FirstName,LastName,EmailAddress,MobileNumber":  transfer.ThreeCX,
		"Number,FirstName,AuthID,AuthPassword":                 transfer.ThreeCX,
		"Username,Email,Role,Desk,First name":                  transfer.CommPeak,
		"username,email":                                       transfer.Unknown,
		"username,email,department":                            transfer.Unknown,
		"usuario,correo":                                       transfer.Unknown,
		"calldate,src,dst":                                     transfer.Unknown,
	} {
		if got := transfer.Detect(strings.Split(header, ",")); got != want {
			t.Errorf("%s: %s, want %s", header, got, want)
		}
	}
}

func TestColumnsAreSuggestedForTheFieldsTheyName(t *testing.T) {
	for header, want := range map[string]string{
		"username,description,default_extension,password,department,email":     "username,,,,department,email",
		"username,password,user_email,user_status,user_enabled,group_name":     "username,,email,,enabled,roles",
		"Number,FirstName,LastName,EmailAddress,MobileNumber,AuthID":           "username,,,email,,",
		"Username,Email,Role,Desk,First name":                                  "username,email,roles,desks,",
		"groupname,description,users":                                          ",,",
		"Nombre de usuario,Correo electrónico,Contraseña,Perfil,Rol,Activo":    "username,email,,profile,roles,enabled",
		"Extension,Name,E-Mail,Dept.,Team":                                     "username,,email,department,desks",
		"User,Extension,Mail,2FA,Debe cambiar la contraseña,Diálogo de inicio": "username,,email,second_factor,must_change_password,startup",
		"Email,email,User": "email,,username",
		"foo,bar":          ",",
	} {
		sheet := read(t, header+"\n")
		var got []string
		for _, target := range transfer.SuggestMapping(sheet) {
			got = append(got, string(target))
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%s: %q, want %s", header, got, want)
		}
	}
}

func TestMissingFieldsAreNamed(t *testing.T) {
	sheet := file(t, "freepbx-import.csv")
	got := transfer.SuggestMapping(sheet).Missing()
	if want := []transfer.Target{data.FieldEmail, data.FieldRoles, data.FieldProfile}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	own := file(t, "own.csv")
	if got := transfer.SuggestMapping(own).Missing(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestColumnsNotTakenAreNamed(t *testing.T) {
	sheet := read(t, "username,password,default_extension,,email,\nann,x,200,,a@b,loose\n")
	got := sheet.Ignored(transfer.SuggestMapping(sheet))
	if want := []string{"password", "default_extension", "#6"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestAMappingSurvivesJSONAndSuitsOnlyItsHeader(t *testing.T) {
	sheet := file(t, "freepbx-export.csv")
	mapping := transfer.SuggestMapping(sheet)
	kept, err := json.Marshal(mapping)
	if err != nil {
		t.Fatal(err)
	}
	var back transfer.Mapping
	if err := json.Unmarshal(kept, &back); err != nil || !reflect.DeepEqual(mapping, back) {
		t.Errorf("%v, %v", back, err)
	}
	if err := back.Check(sheet.Header); err != nil {
		t.Error(err)
	}
	if got := reasonOf(t, back.Check(sheet.Header[1:])); got != "file: other_header" {
		t.Error(got)
	}
}

func TestAMappingIsRefusedRatherThanGuessed(t *testing.T) {
	header := []string{"username", "encrypted_password", "Contraseña", "email", "must_change_password"}
	for want, mapping := range map[string]transfer.Mapping{
		"username: required":                             {"", "", "", "email", ""},
		"department: secret_column [encrypted_password]": {"username", "department", "", "email", ""},
		"department: secret_column [Contraseña]":         {"username", "", "department", "", ""},
		"email: two_columns":                             {"username", "", "", "email", "email"},
		"password: unknown [password]":                   {"username", "password", "", "", ""},
		"must_change_password: two_columns":              {"must_change_password", "", "", "username", "must_change_password"},
		"file: other_header":                             {"username"},
	} {
		if got := reasonOf(t, mapping.Check(header)); got != want {
			t.Errorf("%v: %s, want %s", mapping, got, want)
		}
		if _, err := transfer.PlanUsers(transfer.Sheet{Header: header}, mapping, newOffice(t).register(), defaults); err == nil {
			t.Errorf("%v was planned", mapping)
		}
	}
	if err := (transfer.Mapping{"username", "", "", "", "must_change_password"}).Check(header); err != nil {
		t.Error(err)
	}
}

func TestTheHeaderKeyKnowsTheHeaderAgain(t *testing.T) {
	key := transfer.HeaderKey([]string{"User", "E-Mail"})
	if key != transfer.HeaderKey([]string{" user", "e-mail "}) {
		t.Error("case and spaces make another header")
	}
	for _, other := range [][]string{{"E-Mail", "User"}, {"User"}, {"UserE", "-Mail"}, {"User", "E-Mail", ""}} {
		if key == transfer.HeaderKey(other) {
			t.Errorf("%q has the same key", other)
		}
	}
}
