package drawtest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Paper holds the colours that a terminal shows where a program asks for none.
type Paper struct{ Text, Ground color.RGBA }

// The papers that pictures are drawn on: those of common dark and light terminals.
var (
	DarkPaper  = Paper{Text: color.RGBA{0xd8, 0xde, 0xe9, 0xff}, Ground: color.RGBA{0x12, 0x14, 0x18, 0xff}}
	LightPaper = Paper{Text: color.RGBA{0x1c, 0x1e, 0x21, 0xff}, Ground: color.RGBA{0xff, 0xff, 0xff, 0xff}}
)

// The cell of a picture, in pixels.
const (
	cellW = 9
	cellH = 18
)

// Picture draws a view of w×h cells as an SVG (W3C SVG 1.1): what a person sees
// of it, with the cursor where it stands; nil for none.
func Picture(content string, w, h int, cursor *[2]int, on Paper) string {
	screen := Screen(content, w, h)
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="15" xml:space="preserve">`+"\n", w*cellW, h*cellH)
	fmt.Fprintf(&svg, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", hex(on.Ground))
	for y := range h {
		drawRow(&svg, screen, y, w, on)
	}
	if cursor != nil {
		fmt.Fprintf(&svg, `<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="%s" stroke-width="2"/>`+"\n",
			cursor[0]*cellW, cursor[1]*cellH, cellW, cellH, hex(on.Text))
	}
	svg.WriteString("</svg>\n")
	return svg.String()
}

// drawRow draws the cells of a row, those of one style together.
func drawRow(svg *strings.Builder, screen uv.ScreenBuffer, y, w int, on Paper) {
	for x := 0; x < w; {
		style, text, from := styleAt(screen, x, y), "", x
		for x < w {
			if here := styleAt(screen, x, y); !here.Equal(&style) {
				break
			}
			cell := screen.CellAt(x, y)
			switch {
			case cell == nil || cell.Content == "":
				text += " "
				x++
			default:
				text += cell.Content
				x += max(cell.Width, 1)
			}
		}
		drawRun(svg, text, style, from, y, x-from, on)
	}
}

func styleAt(screen uv.ScreenBuffer, x, y int) uv.Style {
	if cell := screen.CellAt(x, y); cell != nil {
		return cell.Style
	}
	return uv.Style{}
}

func drawRun(svg *strings.Builder, text string, style uv.Style, x, y, cells int, on Paper) {
	fg, bg := rgba(style.Fg, on.Text), rgba(style.Bg, on.Ground)
	if style.Attrs&uv.AttrReverse != 0 {
		fg, bg = bg, fg
	}
	if bg != on.Ground {
		fmt.Fprintf(svg, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", x*cellW, y*cellH, cells*cellW, cellH, hex(bg))
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	weight := ""
	if style.Attrs&uv.AttrBold != 0 {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(svg, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		x*cellW, y*cellH+13, cells*cellW, hex(fg), weight, strings.ReplaceAll(html.EscapeString(text), " ", "\u00a0"))
}

func rgba(c color.Color, otherwise color.RGBA) color.RGBA {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xff}
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
