"""Draws the screenshots, the video and the documents of the demonstration; run by maintainers, its results are committed.

The tools shown (Escale, Sésame, Tandem, Almanach) are invented. Needs Playwright and a Chromium: `python demo/making/draw_media.py`.
"""

import base64
import shutil
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image
from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).parent.parent / "data" / "media"
WIDTH, HEIGHT = 960, 600
COLOURS = 96
LEAVE = range(15, 19)

HERE = Path(__file__).parent
STYLE = (HERE / "drawings.css").read_text(encoding="utf-8")
WORDS: dict[str, dict[str, Any]] = yaml.safe_load(
    (HERE / "drawings.yaml").read_text(encoding="utf-8")
)


def bar(name: str, *tabs: str) -> str:
    return f"<div class=bar><b>{name}</b>{''.join(f'<span>{tab}</span>' for tab in tabs)}<i>SN</i></div>"


def escale_home(w: dict[str, Any]) -> str:
    return f"""<body class=escale>{bar("Escale", w["trips"], w["expenses"], w["help"])}<main><div class=row style="align-items:center">
    <h1>{w["my"]}</h1><div style="text-align:right"><span class="btn ring">{w["new"]}</span></div></div><div class=card><table>
    <tr><th>{w["date"]}<th>{w["subject"]}<th>{w["amount"]}<th>{w["state"]}
    <tr><td>12/01<td>{w["s1"]}<td>148,20 €<td><span class=pill>{w["paid"]}</span>
    <tr><td>19/01<td>{w["s2"]}<td>96,00 €<td><span class="pill wait">{w["wait"]}</span></table></div></main>"""


def escale_line(w: dict[str, Any]) -> str:
    return f"""<body class=escale>{bar("Escale", w["trips"], w["expenses"], w["help"])}<main><h1>{w["line"]}</h1><div class=row><div class=card>
    <div class=drop><b>{w["drop"]}</b><br><br><span class="btn soft">JPG, PNG, PDF</span></div><p style="margin-top:16px">train-lyon.jpg</p></div>
    <div class=card><label>{w["kind"]}</label><div class=field>{w["train"]}</div><label>{w["day"]}</label><div class=field>12/01/2027</div>
    <label>{w["amount"]}</label><div class="field ring">148,20 €</div><p style="font-size:13px;margin-bottom:14px">{w["read"]}</p>
    <span class=btn>{w["add"]}</span> <span class="btn soft">{w["cancel"]}</span></div></div></main>"""


def escale_sent(w: dict[str, Any]) -> str:
    return f"""<body class=escale>{bar("Escale", w["trips"], w["expenses"], w["help"])}<main style="padding-top:90px"><div class=ok style="font-size:19px">{w["sent"]}</div>
    <div class=card>{w["next"]}<br><br><span class="btn soft">{w["back"]}</span></div></main>"""


def sesame_enrol(w: dict[str, Any]) -> str:
    cells = "".join(
        f'<i style="background:{"#1d2733" if dark(x, y) else "#fff"}"></i>'
        for y in range(21)
        for x in range(21)
    )
    return f"""<body class=sesame>{bar("Sésame", w["help"])}<main><h1>{w["enrol"]}</h1><div class="card row"><div><p>{w["scan"]}</p><br><p>{w["scan2"]}</p><br>
    <p>{w["scan3"]}</p><br><br><span class=btn>{w["done"]}</span><br><br><u>{w["nocam"]}</u></div><div style="display:grid;place-items:center">
    <div class="qr ring">{cells}</div></div></div></main>"""


def dark(x: int, y: int) -> bool:
    """A pattern that looks like a two-dimensional code and is none."""
    for corner_x, corner_y in ((0, 0), (14, 0), (0, 14)):
        if corner_x <= x < corner_x + 7 and corner_y <= y < corner_y + 7:
            ring = max(abs(x - corner_x - 3), abs(y - corner_y - 3))
            return ring in {0, 1, 3}
    return (x * 7 + y * 13 + x * y * 3) % 5 < 2  # noqa: PLR2004


def sesame_ask(w: dict[str, Any]) -> str:
    return f"""<body class=sesame style="display:grid;place-items:center;background:#dfe3ee;height:580px"><div class=phone><b>Sésame</b><br><h1>{w["ask"]}</h1><p>{w["where"]}</p>
    <div class=num>47</div><span class="btn ring">{w["yes"]}</span><span class="btn soft">{w["no"]}</span></div>"""


def phishing(w: dict[str, Any]) -> str:
    return f"""<body><div class=bar style="background:#44505c"><b>{w["inbox"]}</b></div><main><div class=mail><h1>{w["urgent"]}</h1>
    <p><b>{w["from"]}</b> support-informatique@seranne-securite.example &nbsp; <b>{w["to"]}</b> {w["me"]}</p><hr><p>{w["hello"]}</p><p>{w["body1"]}</p><p>{w["body2"]}</p>
    <p><span class=btn>http://seranne.verif-compte.example</span></p><br><p>{w["regards"]}</p></div></main>"""


def tandem_room(w: dict[str, Any], ringed: str = "") -> str:
    people = (
        ("SN", "#6f9283", "Sophie"),
        ("KZ", "#b9822c", "Karim"),
        ("AP", "#5b6ea8", "An"),
        ("ÉM", "#a2556b", "Élise"),
    )
    tiles = "".join(
        f'<div class=tile><u style="background:{c}">{i}</u><em>{n}</em></div>' for i, c, n in people
    )
    keys = ("mute", "share", "caption", "hand")
    tools = "".join(
        f"<span{' class=ring' if key == ringed else ''}>{w[key]}</span>" for key in keys
    )
    return f"""<body class=tandem>{bar("Tandem", w["room"])}<div style="display:grid;grid-template-columns:1fr 1fr;gap:14px;padding:18px;height:460px">{tiles}</div>
    <div class=tools>{tools}<span class=end>{w["leave"]}</span></div>"""


def almanach(w: dict[str, Any]) -> str:
    heads = "".join(f'<b style="font-size:13px">{day}</b>' for day in w["days"].split())
    cells = "".join(
        f'<span class="{"on" if d in LEAVE else "off" if d % 7 in (6, 0) else ""}">{d}</span>'
        for d in range(1, 32)
    )
    return f"""<body class=almanach>{bar("Almanach", w["help"])}<main style="gap:12px"><h1>{w["leave_new"]}</h1><div class=row><div style="flex:2"><b>{w["month"]}</b>
    <div class=grid style="margin-top:8px">{heads}{cells}</div></div><div class=card><label>{w["type"]}</label><div class=field>{w["paidleave"]}</div><p><b>{w["four"]}</b></p>
    <p>{w["left"]}</p><br><span class="btn ring">{w["send"]}</span></div></div></main>"""


SCREENS = {  # with their heights
    "escale-accueil": (escale_home, 320), "escale-depense": (escale_line, 510), "escale-envoi": (escale_sent, 370),
    "sesame-telephone": (sesame_enrol, 450), "sesame-demande": (sesame_ask, 580), "hameconnage": (phishing, 430),
    "tandem-salle": (tandem_room, HEIGHT), "almanach-conge": (almanach, 490),
}  # fmt: skip

VIDEO = (HERE / "record.js").read_text(encoding="utf-8")


def photograph(page: Page, markup: str, *, height: int = HEIGHT) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{markup}")
    return page.screenshot()


def save_picture(name: str, png: bytes) -> None:
    """As a palette picture, a quarter of the size; flat drawings lose nothing that one sees."""
    image = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(TARGET / f"{name}.png", optimize=True)


def save_video(page: Page, scenes: list[bytes], name: str) -> None:
    """Sixteen seconds of four still scenes; the recorder of the browser makes the file."""
    sources = [
        "data:image/png;base64," + base64.b64encode(shrunk(scene)).decode() for scene in scenes
    ]
    page.evaluate("sources => { window.scenes = sources }", sources)
    recorded = base64.b64decode(page.evaluate(VIDEO))
    (TARGET / name).write_bytes(with_duration(recorded, 4_000.0 * len(scenes)))


def shrunk(png: bytes) -> bytes:
    small = BytesIO()
    Image.open(BytesIO(png)).resize((576, 360), Image.Resampling.LANCZOS).save(small, "PNG")
    return small.getvalue()


def with_duration(webm: bytes, milliseconds: float) -> bytes:
    """The recorder leaves the length of the film out, so that players cannot seek: writes it into the Info element."""
    info = webm.index(b"\x15\x49\xa9\x66")
    first = webm[info + 4]
    length = next(n for n in range(1, 9) if first & (0x80 >> (n - 1)))
    size = int.from_bytes(webm[info + 4 : info + 4 + length], "big") & ((1 << (7 * length)) - 1)
    start = info + 4 + length
    body = webm[start : start + size] + b"\x44\x89\x88" + struct.pack(">d", milliseconds)
    marked = (len(body) | (1 << 56)).to_bytes(8, "big")
    return webm[: info + 4] + marked + body + webm[start + size :]


def save_checklist(page: Page, language: str) -> None:
    words = WORDS[language]["checklist"]
    title, line = words["title"], words["line"]
    listed = "".join(f"<li>☐ {item}</li>" for item in words["items"])
    page.set_content(
        f'<!doctype html><html lang="{language}"><meta charset=utf-8><title>{title}</title><style>body{{font:16px/1.7 "Liberation Sans","DejaVu Sans",sans-serif;margin:48px}}'
        f"li{{list-style:none;margin:10px 0}}</style><h1>{title}</h1><p>{line}</p><ul>{listed}</ul></html>"
    )
    name = {"fr": "liste-reunion", "en": "meeting-checklist"}[language]
    page.pdf(path=TARGET / f"{name}.pdf", format="A4", tagged=True)


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        options: Any = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox"]}
        page = playwright.chromium.launch(**options).new_page()
        for language, words in WORDS.items():
            for name, (draw, height) in SCREENS.items():
                save_picture(f"{name}-{language}", photograph(page, draw(words), height=height))
            scenes = [
                photograph(page, tandem_room(words, key))
                for key in ("", "caption", "share", "hand")
            ]
            save_video(page, scenes, f"tandem-{language}.webm")
            save_checklist(page, language)


if __name__ == "__main__":
    main()
