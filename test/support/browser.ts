import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { makeFolder } from '../../src/platform/files.server'
import { underFileLock } from '../../src/platform/postgres/lock.server'
import { cache, root } from './places'

/** A Chromium that can be started: the program and the variables it needs. */
export interface InstalledChromium {
  executable: string
  environment: Record<string, string>
}

const packageFolder = join(root, 'node_modules/@sparticuz/chromium')
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

/** Only our own fonts, so that a page measures the same on every machine and on one without any font. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fonts-cache</cachedir>
</fontconfig>
`

/**
 * The Chromium for tests: `CHROMIUM_PATH` when it is set, otherwise the one in the `@sparticuz/chromium` package,
 * unpacked once into `folder`. Starts at the same time wait for the one that unpacks.
 *
 * @throws Error when there is no Chromium for this kind of machine and `CHROMIUM_PATH` is not set
 */
export async function installedChromium(folder: string = cache): Promise<InstalledChromium> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`)
    return { executable: given, environment: {} }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium is shipped for ${process.platform} ${process.arch}. Set CHROMIUM_PATH to an installed Chromium or Chrome.`,
    )
  }
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const target = join(folder, `chromium-${version}`)
  if (!existsSync(target)) {
    await mkdir(folder, { recursive: true })
    await underFileLock(join(folder, 'chromium.lock'), async () => {
      if (!existsSync(target)) await makeFolder(target, unpack)
    })
  }
  const executable = join(target, 'chromium')
  const environment = { FONTCONFIG_FILE: join(target, 'fonts.conf'), XDG_CACHE_HOME: target }
  return runsWith(executable, environment)
    ? { executable, environment }
    : { executable, environment: { ...environment, LD_LIBRARY_PATH: libraryPath(target) } }
}

/**
 * Starts the Chromium of this test process, which ends with it. One per process: all that is said to a browser that they
 * share, axe for every page included, would pass through the process that leads the run.
 * Without a sandbox (it does not start as root with one) and without any talk of its own to the network.
 */
export async function startBrowser(): Promise<Browser> {
  const { executable, environment } = await installedChromium()
  // Vitest ends a test process with a signal; only one that exits by itself takes its browser along.
  process.once('SIGTERM', () => process.exit())
  return await chromium.launch({
    executablePath: executable,
    chromiumSandbox: false,
    // The test runner decides what a signal does.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { ...process.env, ...environment },
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--disable-quic',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  })
}

/** The package unpacks into the temporary folder of its process, so a process of its own gets `folder` as that. */
async function unpack(folder: string): Promise<void> {
  const program = `import { inflate } from '@sparticuz/chromium'
    await Promise.all(process.argv.slice(1).map((archive) => inflate(archive)))`
  const files = archives.map((archive) => join(packageFolder, 'bin', archive))
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...files], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done))
  if (code !== 0) throw new Error(`Unpacking ${basename(packageFolder)} failed (${code}): ${complaint.trim()}`)
  await writeFile(join(folder, 'fonts.conf'), fontsConfiguration)
}

/** Whether the program starts with these variables; it does not where system libraries such as libnss3 are missing. */
function runsWith(executable: string, environment: Record<string, string>): boolean {
  return spawnSync(executable, ['--version'], { env: { ...process.env, ...environment }, stdio: 'ignore' }).status === 0
}

function libraryPath(target: string): string {
  return [join(target, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
}
