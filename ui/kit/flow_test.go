package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pbxusers/ui/kit"
	"pbxusers/ui/kit/kittest"
)

func chipsOf(words ...string) (chips []fyne.CanvasObject) {
	for _, word := range words {
		chips = append(chips, kit.NewChip(kit.Tag{Text: word}))
	}
	return chips
}

func TestAFlowBeginsANewLineWhereTheRestDoesNotFit(t *testing.T) {
	chips := chipsOf("Sales", "Support", "Night shift", "Front desk")
	flow := kit.NewFlow(0, chips...)
	kittest.Open(t, flow, 400, 300)
	flow.Resize(fyne.NewSize(160, 10))
	if chips[0].Position().Y != chips[1].Position().Y || chips[2].Position().Y <= chips[1].Position().Y || chips[2].Position().X != 0 {
		t.Errorf("at 160: %v %v %v", chips[0].Position(), chips[1].Position(), chips[2].Position())
	}
	narrow := flow.MinSize().Height
	flow.Resize(fyne.NewSize(800, 10))
	if wide := flow.MinSize().Height; wide >= narrow || wide != chips[0].MinSize().Height {
		t.Errorf("%v high at 800, %v at 160", wide, narrow)
	}
}

func TestAFlowOfCellsFillsTheLineAndSkipsWhatIsHidden(t *testing.T) {
	chips := chipsOf("a", "b", "c", "d")
	chips[1].Hide()
	flow := kit.NewFlow(100, chips...)
	kittest.Open(t, flow, 400, 300)
	flow.Resize(fyne.NewSize(300, 10))
	wants(t, "width of a cell", chips[0].Size().Width, 146)
	wants(t, "end of the line", chips[2].Position().X+chips[2].Size().Width, 300)
	wants(t, "the third begins a line", chips[3].Position().X, 0)
}
