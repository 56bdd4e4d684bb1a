// The looks of the page, light and dark, without anything from elsewhere.

export const style = `
:root { color-scheme: light dark; --ink: #1c2330; --muted: #5f6b7d; --line: #dfe3ea; --ground: #fbfbfd; --card: #fff;
  --fill: #4f7fd9; --track: #e9edf4; --good: #1d7a46; --bad: #b3261e; --bad-ground: #fdecea; --good-ground: #e9f6ee; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --muted: #99a3b3; --line: #333b48; --ground: #14181f; --card: #1b212b;
  --fill: #6d9bee; --track: #2a323f; --good: #69c28d; --bad: #ff8a80; --bad-ground: #3a2020; --good-ground: #1b3326; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2.25rem 0 .6rem; }
.muted { color: var(--muted); } .bad { color: var(--bad); } .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin-top: 1.5rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
.tile b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; } .tile.warn b { color: var(--bad); }
.tile small { color: var(--muted); display: block; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; } thead th { color: var(--muted); font-weight: 500; font-size: .85rem; }
td.muted:not(.number) { min-width: 14rem; } th.number { text-align: right; } tbody th { font-weight: 500; white-space: nowrap; } td svg { display: block; width: 20rem; max-width: 40vw; height: 1.1rem; }
.track { fill: var(--track); } .fill { fill: var(--fill); } .whisker { stroke: var(--ink); stroke-width: 1.5; fill: none; opacity: .75; }
.histogram { width: 36rem; max-width: 100%; } .histogram text { font-size: 10px; text-anchor: middle; fill: var(--muted); }
input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .45rem .7rem; width: min(26rem, 100%); }
.case { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; padding: .15rem .9rem; }
.case[hidden] { display: none; } .case[open] { padding-bottom: .7rem; } summary { cursor: pointer; padding: .45rem 0; overflow-wrap: anywhere; }
.chip { margin-right: .2rem; font-size: .78rem; border: 1px solid var(--line); border-radius: 99px; padding: .05rem .5rem; color: var(--muted); } .chip.harm { color: var(--bad); border-color: currentColor; }
.what { color: var(--muted); margin-left: .4rem; } .problems { margin: .3rem 0 .8rem; padding-left: 1.2rem; } .problems b { color: var(--bad); font-weight: 600; }
.turn { border-left: 3px solid var(--line); padding-left: .9rem; margin: .8rem 0; } .turn p { margin: .25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.user { font-weight: 600; } .calls { margin: .3rem 0; padding-left: 1.2rem; font-size: .88rem; overflow-wrap: anywhere; } code { font-family: ui-monospace, monospace; font-size: .88em; }
.pairs td { width: 50%; vertical-align: top; overflow-wrap: anywhere; font-size: .9rem; } tr.wrong td { background: var(--bad-ground); } tr.right td { background: var(--good-ground); }
`
