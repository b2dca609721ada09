package data_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"pbxusers/data"
)

func TestAPictureIsStoredAsASmallSquarePNG(t *testing.T) {
	wide := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for x := range 300 {
		for y := range 100 {
			wide.Set(x, y, color.NRGBA{R: uint8(x / 100 * 100), A: 255})
		}
	}
	encoders := map[string]func(*bytes.Buffer) error{
		"png":  func(b *bytes.Buffer) error { return png.Encode(b, wide) },
		"jpeg": func(b *bytes.Buffer) error { return jpeg.Encode(b, wide, nil) },
		"gif":  func(b *bytes.Buffer) error { return gif.Encode(b, wide, nil) },
	}
	for name, encode := range encoders {
		var file bytes.Buffer
		if err := encode(&file); err != nil {
			t.Fatal(err)
		}
		stored, err := data.CheckedPicture(&file)
		if err != nil {
			t.Fatal(name, err)
		}
		got, err := png.Decode(bytes.NewReader(stored))
		if err != nil || got.Bounds() != image.Rect(0, 0, 256, 256) {
			t.Fatalf("%s: %v %v", name, got.Bounds(), err)
		}
		if r, _, _, _ := got.At(128, 128).RGBA(); r>>8 < 80 || r>>8 > 120 {
			t.Errorf("%s: the middle of the picture is %d red, want about 100", name, r>>8)
		}
	}
}

// bomb is a PNG whose header claims the sides, with hardly any data.
func bomb(side uint32) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)))
	file := b.Bytes()
	binary.BigEndian.PutUint32(file[16:], side)
	binary.BigEndian.PutUint32(file[20:], side)
	binary.BigEndian.PutUint32(file[29:], crc32.ChecksumIEEE(file[12:29]))
	return file
}

func TestAHarmfulPictureIsRefused(t *testing.T) {
	var small bytes.Buffer
	_ = png.Encode(&small, image.NewGray(image.Rect(0, 0, 8, 8)))
	for name, c := range map[string]struct {
		file []byte
		want data.Reason
	}{
		"a bomb":         {bomb(60000), data.ReasonTooManyPixels},
		"a lie":          {bomb(4000), data.ReasonNotAPicture},
		"nothing":        {nil, data.ReasonNotAPicture},
		"text":           {[]byte("hello"), data.ReasonNotAPicture},
		"cut off":        {small.Bytes()[:50], data.ReasonNotAPicture},
		"a large file":   {make([]byte, 5<<20+1), data.ReasonTooLarge},
		"a TIFF's start": {[]byte("II*\x00\x08\x00\x00\x00"), data.ReasonNotAPicture},
	} {
		_, err := data.CheckedPicture(bytes.NewReader(c.file))
		if list := data.Invalids(err); len(list) != 1 || list[0].Reason != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
