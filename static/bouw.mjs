// Builds static/gebouwd/ from the sources beside this file: one style sheet, one script, the font, the icon
// sprite, the images, the icons of the installed app and its service worker, each under a name that carries its hash,
// plus manifest.json that maps plain names to those, and .onderdelen.json that names the packages of which something is in them. Every file also gets a .gz and .br twin, so that the server compresses nothing at run time.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { build, transform } from 'esbuild'
import subsetFont from 'subset-font'

const HERE = dirname(fileURLToPath(import.meta.url))
const OUT = join(HERE, 'gebouwd')
const ICON_SOURCE = join(HERE, '..', 'node_modules', '@tabler', 'icons', 'icons', 'outline')
const TARGETS = ['chrome111', 'firefox115', 'safari16']

const manifest = {}
const packages = new Set()

const hashOf = (data) => createHash('sha256').update(data).digest('hex').slice(0, 10)

/** Write a file whole or not at all: a build that stops half-way leaves none that looks finished. */
async function put(path, data) {
  const half = `${path}.half`
  await writeFile(half, data)
  await rename(half, path)
}

/** Remember which packages a file comes from. */
function remember(paths) {
  for (const path of paths) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)
    if (found) packages.add(found[1])
  }
}

/** Bundle and remember which packages that took. */
async function bundle(options) {
  const result = await build({ bundle: true, write: false, metafile: true, target: TARGETS, logLevel: 'warning', ...options })
  remember(Object.keys(result.metafile.inputs))
  return result
}

function twins(path, data) {
  if (/\.(woff2|png)$/.test(path) || data.length < 300) return []
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return [
    put(`${path}.gz`, gzipSync(data, { level: 9 })),
    put(`${path}.br`, brotliCompressSync(data, { params })),
  ]
}

async function keep(name, contents) {
  const data = Buffer.from(contents)
  const dot = name.lastIndexOf('.')
  const hashed = `${name.slice(0, dot)}.${hashOf(data)}${name.slice(dot)}`
  const path = join(OUT, hashed)
  manifest[name] = hashed
  if (!existsSync(path)) await Promise.all([put(path, data), ...twins(path, data)])
  return hashed
}

// The component sheets carry states that this site does not have. Dropping those rules also drops the tokens
// that only they use, which is where the weight is.
const UNUSED = [
  /--pressed/, /--positive/, /--busy/, /--subtle/, /button--icon-only/, /:lang\(ar\)/, /unordered-list--level-[2-9]/,
  /unordered-list--html-content/, /ordered-list--html-content/, /table[a-z_-]*(selected|sticky|truncate|busy|fixed|oneline)/,
  /table--row-(hover|focus)/, /--html-content/, /textbox[a-z_-]*url/, /:dir\(rtl\)/, /data-list--rows/, /__icon/,
]

/** Split a style sheet into its top-level rules, keeping at-rules whole. */
function* rulesOf(css) {
  let depth = 0
  let start = 0
  for (let i = 0; i < css.length; i += 1) {
    const c = css[i]
    if (c === '{') depth += 1
    else if (c === '}') {
      depth -= 1
      if (depth === 0) { yield css.slice(start, i + 1); start = i + 1 }
    } else if (c === ';' && depth === 0) { yield css.slice(start, i + 1); start = i + 1 }
  }
}

function dropUnusedRules(css) {
  const kept = []
  for (const rule of rulesOf(css)) {
    const open = rule.indexOf('{')
    const head = rule.slice(0, open).trim()
    if (open > 0 && /^@(layer|media|supports)/.test(head)) {
      kept.push(`${head}{${dropUnusedRules(rule.slice(open + 1, -1))}}`)
      continue
    }
    const selectors = head.split(/,(?![^(]*\))/).filter((s) => !UNUSED.some((pattern) => pattern.test(s)))
    if (open < 0 || head.startsWith('@')) kept.push(rule)
    else if (selectors.length) kept.push(selectors.join(',') + rule.slice(open))
  }
  return kept.join('\n')
}

const DECLARATION = /(--[\w-]+)\s*:\s*((?:[^;{}"']|"[^"]*"|'[^']*')*);/g
const REFERENCE = /var\(\s*(--[\w-]+)/g

/** Drop the design tokens that no rule reaches, directly or through another token. */
function dropUnusedTokens(css) {
  const isTokens = (head) => /^\.(voorbeeld|twente)-theme$/.test(head.trim())
  const reachedBy = new Map()
  const wanted = []
  const visit = (text, tokens) => {
    for (const rule of rulesOf(text)) {
      const open = rule.indexOf('{')
      if (open < 0) continue
      const head = rule.slice(0, open)
      if (/^\s*@/.test(head)) visit(rule.slice(open + 1, -1), tokens)
      else tokens(head, rule)
    }
  }
  visit(css, (head, rule) => {
    if (!isTokens(head)) { for (const m of rule.matchAll(REFERENCE)) wanted.push(m[1]); return }
    for (const [, name, value] of rule.matchAll(DECLARATION)) {
      const uses = reachedBy.get(name) ?? []
      reachedBy.set(name, [...uses, ...[...value.matchAll(REFERENCE)].map((m) => m[1])])
    }
  })
  const used = new Set()
  while (wanted.length) {
    const name = wanted.pop()
    if (!used.has(name)) { used.add(name); wanted.push(...(reachedBy.get(name) ?? [])) }
  }
  const shrink = (text) => [...rulesOf(text)].map((rule) => {
    const open = rule.indexOf('{')
    const head = rule.slice(0, open)
    if (open > 0 && /^\s*@layer/.test(head)) return `${head}{${shrink(rule.slice(open + 1, -1))}}`
    if (open < 0 || !isTokens(head)) return rule
    return `${head}{${rule.slice(open + 1, -1).replace(DECLARATION, (all, name) => (used.has(name) ? all : ''))}}`
  }).join('\n')
  return shrink(css)
}

async function buildStyle() {
  const result = await bundle({
    entryPoints: [join(HERE, 'css', 'wijzer.css')], outdir: OUT, external: ['*.woff2'],
  })
  let css = result.outputFiles[0].text.replace(/\/\*[\s\S]*?\*\//g, '')
  css = dropUnusedTokens(dropUnusedRules(css))
  css = css.replaceAll('noto-sans-latin.woff2', manifest['noto-sans-latin.woff2'])
  const small = await transform(css, { loader: 'css', minify: true, target: TARGETS })
  await keep('wijzer.css', small.code)
}

async function buildScript() {
  const result = await bundle({ entryPoints: [join(HERE, 'js', 'wijzer.js')], minify: true, format: 'iife' })
  await keep('wijzer.js', result.outputFiles[0].contents)
}

/** Leaflet weighs more than all else together: it is a file of its own, loaded by who asks for the street map. */
async function buildStreetMap() {
  const result = await bundle({
    entryPoints: [join(HERE, 'js', 'stratenkaart.js'), join(HERE, 'css', 'stratenkaart.css')],
    minify: true, format: 'iife', outdir: OUT, external: ['*.png'],
  })
  for (const file of result.outputFiles) {
    const isStyle = file.path.endsWith('.css')
    const text = isStyle ? [...rulesOf(file.text)].filter((rule) => !rule.includes('.png')).join('') : file.text
    await keep(basename(file.path), text)
  }
}

// The sheets use nothing lighter than 400 and nothing heavier than 700, and each weight that stays is paid for by
// every first visit. wijzer.css names the same two.
const WEIGHTS = { min: 400, max: 700 }

/** All letters of the font's Latin file, in the weights that the site uses. */
async function buildFont() {
  const files = join(HERE, '..', 'node_modules', '@fontsource-variable', 'noto-sans', 'files')
  const path = join(files, 'noto-sans-latin-wght-normal.woff2')
  const whole = await readFile(path)
  remember([path])
  const letters = String.fromCodePoint(...codePoints(0x20, 0x24f), ...codePoints(0x2000, 0x22ff))
  const data = await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } })
  await keep('noto-sans-latin.woff2', data)
}

const codePoints = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

async function symbolOf(name) {
  const path = join(ICON_SOURCE, `${name}.svg`)
  const svg = await readFile(path, 'utf8')
  remember([path])
  const drawing = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).replace(/<path stroke="none"[^>]*>/, '')
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
    `stroke-linecap="round" stroke-linejoin="round">${drawing.replace(/\s*\n\s*/g, '')}</symbol>`
}

async function buildIcons() {
  const names = (await readFile(join(HERE, 'img', 'iconen.txt'), 'utf8')).split(/\s+/).filter(Boolean).sort()
  const symbols = await Promise.all(names.map(symbolOf))
  await keep('iconen.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`)
}

async function copyImages() {
  const images = (await readdir(join(HERE, 'img'))).filter((name) => !name.endsWith('.txt'))
  await Promise.all(images.map(async (name) => keep(basename(name), await readFile(join(HERE, 'img', name)))))
}

/** The sign of the site in the sizes that telephones ask for. Those that a telephone cuts to its own shape fill the square. */
async function buildAppIcons() {
  const round = await readFile(join(HERE, 'img', 'favicon.svg'), 'utf8')
  const square = round.replace(' rx="11"', '')
  const draw = (svg, width) => new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng()
  await keep('app-192.png', draw(round, 192))
  await keep('app-512.png', draw(round, 512))
  await keep('app-maskeerbaar-512.png', draw(square, 512))
  await keep('app-180.png', draw(square, 180))
}

// What the installed app keeps to look right without a network: the same files that every page loads.
const APP_FILES = ['wijzer.css', 'wijzer.js', 'noto-sans-latin.woff2', 'iconen.svg', 'favicon.svg']

/** The service worker knows its files by their hashed names, so it changes with each of them. */
async function buildServiceWorker() {
  const files = APP_FILES.map((name) => `/static/${manifest[name]}`)
  const version = hashOf(files.join() + await readFile(join(HERE, 'js', 'sw.js'), 'utf8'))
  const result = await bundle({
    entryPoints: [join(HERE, 'js', 'sw.js')], minify: true, format: 'iife',
    define: { BESTANDEN: JSON.stringify(files), VERSIE: JSON.stringify(version) },
  })
  await keep('sw.js', result.outputFiles[0].contents)
}

/** Old files stay for a day: a server that runs meanwhile, and a page that is open, still point at them. */
async function removeStale() {
  const current = new Set(['manifest.json', '.onderdelen.json', ...Object.values(manifest)])
  const old = Date.now() - 24 * 60 * 60 * 1000
  for (const name of await readdir(OUT)) {
    const path = join(OUT, name)
    if (!current.has(name.replace(/\.(gz|br)$/, '')) && (await stat(path)).mtimeMs < old) await rm(path)
  }
}

await mkdir(OUT, { recursive: true })
await Promise.all([buildFont(), buildScript(), buildStreetMap(), buildIcons(), buildAppIcons(), copyImages()])
await buildStyle()
await buildServiceWorker()
const ordered = Object.fromEntries(Object.entries(manifest).sort())
await put(join(OUT, 'manifest.json'), `${JSON.stringify(ordered, null, 2)}\n`)
await put(join(OUT, '.onderdelen.json'), `${JSON.stringify([...packages].sort(), null, 2)}\n`)
await removeStale()
