// Effect analysis through the built command: time and memory of every placebo, and how both grow with comparison places.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const before = 12
const after = 4

/** A table of places that follow two common movements, each in its own measure; the first is three lower at the end. */
function tableOf(donors) {
  let state = 7
  const flat = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const around = () => Math.sqrt(-2 * Math.log(flat() + 1e-12)) * Math.cos(2 * Math.PI * flat())
  const periods = Array.from({ length: before + after }, (_, period) => ({
    year: 2001 + period,
    movement: around(),
    trend: period / 4 + around() / 2,
  }))
  const lines = ['place,period,value']
  for (let place = 0; place <= donors; place += 1) {
    const [level, one, other] = place === 0 ? [20, 0, 1] : [20 + 4 * around(), around(), 1 + around()]
    for (const [index, { year, movement, trend }] of periods.entries()) {
      const effect = place === 0 && index >= before ? -3 : 0
      lines.push(`p${place},${year},${level + one * movement + other * trend + 0.3 * around() + effect}`)
    }
  }
  return lines.join('\n')
}

/** Runs the command once; seconds from start to end and of its processor, and the most memory it held, in MB. */
async function run(file, method, placebo) {
  const began = performance.now()
  const options = { unit: 'place', time: 'period', outcome: 'value', treated: 'p0', from: `${2001 + before}`, method }
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'wijklus.js'), 'effect', file, ...words, ...(placebo ? ['--placebo'] : []), '--json'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  let most = 0
  const spent = new Map()
  const watch = setInterval(async () => {
    // The launcher re-runs itself under the bundled Node: the program is its child.
    const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '')
    for (const pid of [child.pid, ...children.trim().split(' ').filter(Boolean)]) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
      // Behind the name, which may hold spaces: the hundredths of a second in the program and in the system.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
      if (system !== undefined) spent.set(pid, (Number(user) + Number(system)) / 100)
    }
  }, 50)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`effect ended with ${code}`)
  const processor = [...spent.values()].reduce((sum, each) => sum + each, 0)
  return { seconds: (performance.now() - began) / 1000, processor, megabytes: most }
}

/**
 * Synthetic control and synthetic difference-in-differences with all placebos, against the same command without them, for
 * more and more comparison places. `growth` is the power with which the processor time of the placebos grows: 2 is four
 * times the time for twice the places.
 */
export async function effectGrowth(counts = [50, 100, 250, 500, 1000]) {
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-effect-'))
  try {
    const measured = []
    for (const donors of counts) {
      const file = join(folder, `${donors}.csv`)
      await writeFile(file, tableOf(donors))
      const plain = await run(file, 'synthetic-control', false)
      for (const method of ['synthetic-control', 'synthetic-did']) {
        const { seconds, processor, megabytes } = await run(file, method, true)
        const placebos = Math.max(0.01, processor - plain.processor)
        const last = measured.findLast((each) => each.method === method)
        // Below a tenth of a second it is how the machine felt that is measured.
        const isTold = last !== undefined && last.placebos > 0.1
        const growth = isTold ? Math.log(placebos / last.placebos) / Math.log(donors / last.donors) : null
        measured.push({ method, donors, seconds, processor, placebos, growth, megabytes })
      }
    }
    return measured
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const line of await effectGrowth()) process.stdout.write(`${JSON.stringify(line)}\n`)
}
