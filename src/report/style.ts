/**
 * The rules of the page. Colours are variables, told apart by `prefers-color-scheme`; every text colour has a contrast
 * of at least 4.5 to its ground, every colour of a plot at least 3.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fdfdfb; --raised: #ffffff; --text: #1d2126; --quiet: #5a626c; --rule: #d9dbd6; --link: #0b57a8;
  --holds: #0b6b50; --refuted: #8a2f86; --undecided: #855800; --vacuous: #555c66; --alarm: #b3261e;
  --alarm-ground: #fdecea;
  --series-1: #0b62b0; --series-2: #bf4a08; --series-3: #0a7a5a; --series-4: #9a3f93; --series-5: #7d6200;
  --series-6: #4a5058;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --raised: #1b1f23; --text: #e6e7e3; --quiet: #a0a8b0; --rule: #353b41; --link: #85b9f2;
    --holds: #5fc9a3; --refuted: #dd9ad8; --undecided: #e2b04c; --vacuous: #aeb6be; --alarm: #ff9d92;
    --alarm-ground: #3a1c1a;
    --series-1: #6fb1f0; --series-2: #f0935a; --series-3: #5fc9a3; --series-4: #dd9ad8; --series-5: #d9bd55;
    --series-6: #b9c0c7;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 72rem; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--ground);
  color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word;
}
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.2rem); margin: .3rem 0 1.2rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; }
h3 { font-size: 1.3rem; margin: .2rem 0 .8rem; }
h4 { font-size: .85rem; margin: 2rem 0 .6rem; color: var(--quiet); text-transform: uppercase; letter-spacing: .07em; }
h5 { font-size: 1rem; margin: 0 0 .5rem; }
p, li { max-width: 46rem; }
p { margin: .5rem 0; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .87em;
}
code { overflow-wrap: anywhere; }
pre, .command { background: var(--raised); border: 1px solid var(--rule); border-radius: 6px; }
pre {
  margin: 0; padding: .7rem .9rem; max-height: 24rem; overflow: auto; white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.command { display: inline-block; padding: .25rem .6rem; }
.quiet { color: var(--quiet); font-weight: normal; }
.alarm { color: var(--alarm); white-space: nowrap; }
.remark { white-space: pre-line; }
.banner {
  border: 1px solid var(--alarm); border-left-width: 6px; border-radius: 6px; background: var(--alarm-ground);
  padding: .4rem 1rem;
}

.badge {
  display: inline-block; white-space: nowrap; font-size: .9rem; font-weight: 600; line-height: 1.5;
  padding: 0 .55em; border: 1px solid; border-radius: 1em;
}
.tier {
  display: inline-block; white-space: nowrap; font-size: .8rem; line-height: 1.5; color: var(--quiet);
  padding: 0 .5em; border: 1px solid var(--rule); border-radius: 4px;
}
.proof { border-top: 1px solid var(--rule); padding: .45rem 0; max-width: 60rem; }
.proof summary { cursor: pointer; }
.proof-body { padding: .2rem 0 .6rem 1.4rem; }
.proof-body p { color: var(--quiet); }
.proof dd { min-width: 0; }
.proof .symbols > div { grid-template-columns: minmax(8.5rem, max-content) 1fr; }
.proof .formula { font-size: 1.05rem; padding: .15rem 0; }
.holds { color: var(--holds); }
.refuted { color: var(--refuted); }
.undecided { color: var(--undecided); border-style: dashed; }
.vacuous { color: var(--vacuous); border-style: dotted; }

table {
  border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4;
  font-variant-numeric: tabular-nums;
}
caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
th, td {
  text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--rule);
  font-weight: normal;
}
thead th { font-size: .82rem; font-weight: 600; color: var(--quiet); vertical-align: bottom; }
.number { text-align: right; }
.scroll { overflow-x: auto; }
.summary tbody th { min-width: 15rem; }
.summary .unexpected > * { background: var(--alarm-ground); }
.summary .unexpected > th { box-shadow: inset 4px 0 var(--alarm); }
.summary td[data-column="Effect"] { min-width: 9.5rem; }

.claim {
  background: var(--raised); border: 1px solid var(--rule); border-radius: 10px;
  padding: clamp(1rem, 3vw, 2rem); margin: 1.5rem 0; scroll-margin-top: 1rem;
}
.claim:target { border-color: var(--link); }
.claim header .verdict { display: flex; flex-wrap: wrap; gap: .6rem; align-items: baseline; }
.conclusion + .conclusion { border-top: 1px solid var(--rule); margin-top: 1.5rem; padding-top: 1.2rem; }
.formula { overflow-x: auto; overflow-y: hidden; padding: .4rem 0; font-size: 1.15rem; }
.formula math {
  font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "STIXTwoMath-Regular", math;
}
.formula math { width: max-content; margin: 0; }
.together { white-space: nowrap; }
.plain-formula { margin-top: 0; color: var(--quiet); font-size: .9rem; }
.beside {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem 2rem;
  align-items: start;
}
.beside > * { min-width: 0; }
dl { margin: .5rem 0; }
dd { margin: 0; }
dt { color: var(--quiet); }
.facts > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .2rem 1rem; padding: .3rem 0; }
.facts > div + div { border-top: 1px solid var(--rule); }
.symbols > div {
  display: grid; grid-template-columns: minmax(3.5rem, max-content) 1fr; gap: .2rem 1rem; padding: .1rem 0;
  max-width: 46rem;
}
.symbols dt {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .87em;
  color: inherit;
}
.values { width: auto; }
.sisters { table-layout: fixed; }
.medians { width: auto; margin: .5rem 0; }
.medians td { min-width: 8rem; text-align: right; }
.medians .shaded {
  background: color-mix(in srgb, var(--series-2) calc(var(--share) * 55%), color-mix(in srgb, var(--series-1) calc((1 - var(--share)) * 45%), transparent));
}
.medians strong { font-size: 1.15rem; }
.sisters .formula { font-size: 1rem; }
.top { margin: 1.5rem 0 0; font-size: .9rem; }

figure { margin: 0; min-width: 0; }
figcaption { font-size: .88rem; color: var(--quiet); line-height: 1.45; margin: .3rem 0; }
figcaption em { color: var(--alarm); font-style: normal; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 2rem; }
.drawing { max-width: 31rem; }
.plot { display: block; width: 100%; height: auto; --plot-background: var(--raised); }
.plot text { white-space: pre; }
.swatch { display: inline-block; vertical-align: -.1em; overflow: visible; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: .3rem 0; font-size: .85rem; line-height: 1.5; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .9rem; }

@media screen and (max-width: 60rem) {
  .summary, .summary tbody, .summary tr, .summary th, .summary td, .summary caption { display: block; }
  .summary thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .summary tr {
    display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 4fr) minmax(0, 5fr);
    border: 1px solid var(--rule); border-radius: 8px; background: var(--raised); padding: .5rem;
    margin: .8rem 0;
  }
  .summary tr > * { border: 0; padding: .3rem .5rem; }
  .summary tbody th { grid-column: 1 / -1; }
  .summary td[data-column="Effect"] { grid-column: span 2; min-width: 0; }
  .summary .alarm { white-space: normal; }
  .summary .unexpected { border-color: var(--alarm); background: var(--alarm-ground); }
  .summary .number { text-align: left; }
  .summary td::before { content: attr(data-column); display: block; font-size: .78rem; color: var(--quiet); }
}
@media (max-width: 30rem) {
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  th, td { padding: .4rem .3rem; }
  table { font-size: .85rem; }
}
@media print {
  :root { --ground: #fff; --raised: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .claim { border: 0; padding: 0; margin: 0; }
  .claim + .claim, main > section + section { break-before: page; }
  h2 { margin-top: 1rem; }
  .summary, .summary thead th, .summary .badge { font-size: .7rem; }
  .summary th, .summary td { padding: .35rem .3rem; }
  .summary tbody th { min-width: 8rem; }
  .summary td[data-column="Effect"] { min-width: 0; }
  .summary .alarm { white-space: normal; }
  .drawing { max-width: 22rem; }
  h2, h3, h4, h5 { break-after: avoid; }
  figure, tr, .facts > div { break-inside: avoid; }
  pre { max-height: none; }
  .top { display: none; }
}
`;
