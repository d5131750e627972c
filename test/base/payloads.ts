/* Hostile markup. `fires`: a plain page that holds it runs `fire()`, at once or when its links and buttons are pressed. */
export interface Payload {
  html: string;
  fires: boolean;
}

const firing = `
<script>fire()</script>
<img src=x onerror=fire()>
<img src=x onerror="fire()"//>
<IMG SRC=x OnErRoR=fire()>
<img/src='x'/onerror=fire()>
<img src=x onerror=&#102;&#105;&#114;&#101;&#40;&#41;>
<img """><script>fire()</script>">
<svg onload=fire()></svg>
<svg><script>fire()</script></svg>
<svg><circle onfocus=fire() onload=fire() /><script href="data:,fire()"></script></svg>
<svg><image href=x onerror=fire()></image></svg>
<svg><animate onbegin=fire() attributeName=x dur=1s></animate></svg>
<svg><set onbegin=fire() attributeName=x></set></svg>
<svg><foreignObject><img src=x onerror=fire()></foreignObject></svg>
<svg><desc><img src=x onerror=fire()></desc></svg>
<svg><style><img src=x onerror=fire()></style></svg>
<math><mtext><img src=x onerror=fire()></mtext></math>
<math><mi><script>fire()</script></mi></math>
<body onload=fire()>
<iframe srcdoc="<script>parent.fire()</script>"></iframe>
<iframe src="javascript:parent.fire()"></iframe>
<iframe onload=fire()></iframe>
<object data="data:text/html,x" onload=fire() onerror=fire()></object>
<video><source src="data:video/mp4,x" onerror=fire()></video>
<video src="data:video/mp4,x" onerror=fire()></video>
<audio src="data:audio/mp3,x" onerror=fire()></audio>
<details open ontoggle=fire()><summary>x</summary></details>
<style onload=fire()></style>
<link rel=stylesheet href="data:text/css," onload=fire()>
<style>@keyframes k{from{color:red}}</style><p style="animation:k 1ms" onanimationend=fire()>x</p>
<input type=image src=x onerror=fire()>
<a href="javascript:fire()">x</a>
<a href="JaVaScRiPt:fire()">x</a>
<a href=" javascript:fire()">x</a>
<a href="&#1;javascript:fire()">x</a>
<a href="java&#9;script:fire()">x</a>
<a href="java&#10;script:fire()">x</a>
<a href="&#106;avascript&colon;fire()">x</a>
<a href="javascript://x.example/%0Afire()">x</a>
<a href="#" onclick=fire()>x</a>
<svg><a href="javascript:fire()"><text y=20>x</text></a></svg>
<svg><a xlink:href="javascript:fire()"><text y=20>x</text></a></svg>
<form action="javascript:fire()"><button>x</button></form>
<form><button formaction="javascript:fire()">x</button></form>
<form><input type=submit formaction="javascript:fire()" value=x></form>
<p>a</p><!-- --!><img src=x onerror=fire()> -->
<div><template shadowrootmode=open><img src=x onerror=fire()></template></div>
<div><template shadowrootmode=open><script>fire()</script></template></div>
<table><tr><td><img src=x onerror=fire()></td></tr></table>
<p title="</p><img src=x onerror=fire()>"><img src=x onerror=fire()>
<xss-tag><img src=x onerror=fire()></xss-tag>
<p><![CDATA[><img src=x onerror=fire()>]]></p>
<textarea></textarea><img src=x onerror=fire()>
<isindex><img src=x onerror=fire()>
<ul><li><script>fire()</script></li></ul>
<blockquote onpointerenter=fire()><img src=x onerror=fire()></blockquote>`;

/* Harmless in a plain page, and not after a careless sanitiser: mutation, clobbering, overlays, foreign documents. */
const quiet = `
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=fire()&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=fire()>
<svg></p><style><a id="</style><img src=1 onerror=fire()>">
<noscript><p title="</noscript><img src=x onerror=fire()>">
<listing>&lt;img src=x onerror=fire()&gt;</listing>
<title>&lt;img src=x onerror=fire()&gt;</title>
<xmp>&lt;img src=x onerror=fire()&gt;</xmp>
<style>&lt;/style&gt;&lt;img src=x onerror=fire()&gt;</style>
<form id=x><input name=attributes><input name=parentNode></form>
<img name=cookie id=getElementById><a id=defaultView name=body></a>
<form name=body><input name=children></form>
<a id=x href="https://evil.example/"></a><a id=x name=y href="x:y"></a>
<p style="position:fixed;inset:0;background:url(https://evil.example/)">x</p>
<p class="primary" part="base" slot="full" id="error">x</p>
<style>* { display: none }</style>
<base href="https://evil.example/">
<meta http-equiv=refresh content="0;url=https://evil.example/">
<iframe src="https://evil.example/"></iframe>
<embed src="https://evil.example/">
<a href="data:text/html,<script>fire()</script>">x</a>
<a href="vbscript:fire()">x</a>
<a href="blob:https://evil.example/1">x</a>
<a href="file:///etc/passwd">x</a>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='fire()'/>">
<img src="data:text/html,<script>fire()</script>">
<img srcset="https://evil.example/ 2x" src="javascript:fire()">
<audio src="data:audio/wav;base64,AAAA" autoplay></audio>
<input name=q value=x autofocus><select><option>x</select><button>x</button>
<hit-text name=q value=x></hit-text>
<p is="x-y" contenteditable tabindex=1 accesskey=x popover draggable=true>x</p>
<dialog open>x</dialog>
<a href="https://a.example/" target=_self rel=opener ping="https://evil.example/">x</a>
<video poster="javascript:fire()" src="ftp://evil.example/"></video>
<div xmlns:xlink="x" xlink:href="javascript:fire()" aria-hidden=true data-x="{x}">x</div>`;

const lines = (text: string, fires: boolean): Payload[] =>
  text
    .trim()
    .split('\n')
    .map((html) => ({ html, fires }));

export const payloads: readonly Payload[] = [...lines(firing, true), ...lines(quiet, false)];

/** In Markdown's own syntax. */
export const markdownPayloads: readonly Payload[] = [
  ...lines(
    `
[x](javascript:fire())
[x](JAVASCRIPT:fire())
[x](<javascript:fire()>)
<javascript:fire()>
[x][y]\\n\\n[y]: javascript:fire()
text <img src=x onerror=fire()> text
**<b onclick=fire()><img src=x onerror=fire()></b>**
> <script>fire()</script>
- <svg onload=fire()></svg>
| a |\\n|---|\\n| <img src=x onerror=fire()> |`,
    true,
  ),
  ...lines(
    `
![x](javascript:fire())
![x](x"onerror="fire\\(\\))
[x](https://a.example/"onclick="fire\\(\\))
\`<img src=x onerror=fire()>\`
\`\`\`"onload="fire()\\n<script>fire()</script>\\n\`\`\`
[x](https://a.example/ "t" onclick=fire() ")
<https://a.example/"onclick=fire()>
&lt;img src=x onerror=fire()&gt;`,
    false,
  ),
].map(({ html, fires }) => ({ html: html.replaceAll('\\n', '\n'), fires }));

/** Values of an item: what a `{placeholder}` may be filled with. */
export const values: readonly string[] = [
  '<script>fire()</script>',
  '<img src=x onerror=fire()>',
  '"><img src=x onerror=fire()>',
  "'><img src=x onerror=fire()>",
  '" onerror="fire()" x="',
  '" onmouseover=fire() onfocus=fire() autofocus x="',
  'x" onerror=fire() alt="',
  '</p></a><script>fire()</script>',
  '--><script>fire()</script>',
  ']]><script>fire()</script>',
  'javascript:fire()',
  ' JaVaScRiPt:fire()',
  'java\tscript:fire()',
  'java\nscript:fire()',
  '\u0001javascript:fire()',
  'javascript&colon;fire()',
  'data:text/html,<script>fire()</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="fire()"/>',
  'vbscript:fire()',
  ') [x](javascript:fire()',
  '](javascript:fire())',
  '\n\n[x]: javascript:fire()\n\n',
  '`<img src=x onerror=fire()>',
  '{{constructor}}{__proto__}${fire()}',
  '<hit-text name=q></hit-text>',
  '<style>*{display:none}</style>',
  '\u2028<svg onload=fire()>',
  '&lt;img src=x onerror=fire()&gt;',
];
