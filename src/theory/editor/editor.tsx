import { ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useLanguage } from '../../ui'
import type { Edit } from '../model/edit'
import { type Entry, entriesOf, theoryOf } from '../model/entries'
import type { TheoryIndicator, TheoryLink, TheoryNode } from '../model/kinds'
import { idFor } from '../model/naming'
import { openSession, type Session, viewOf, type Waiting } from '../model/session'
import { usuallyBelow } from '../model/tree'
import { sayOf } from '../say'
import { Canvas, type Chosen } from './canvas'
import type { FoundInTree } from './found'
import { LinkPanel, NodePanel } from './panel'
import { Conflicts, Status } from './status'
import { type Sync, startSync } from './sync'
import { useEditorText } from './text'

/** What the drawn editor starts with. */
export interface EditorProps {
  /** Slug of the area. */
  area: string
  /** What is kept now, and the number of the last change that is in it. */
  entries: readonly Entry[]
  number: number
  /** Names of organisations by id. */
  names: ReadonlyMap<string, string>
  /** The day of today. */
  day: string
  /** The check as one types; left out where there is none. */
  check?: (nodes: TheoryNode[], links: TheoryLink[], indicators: TheoryIndicator[]) => readonly FoundInTree[]
}

/** The drawn editor of a theory of change: keeps itself up to date with the program and with who works beside us. */
export default function TheoryEditor(props: EditorProps) {
  const { area, entries, number } = props
  const language = useLanguage()
  const [sync, setSync] = useState<Sync | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: started once with what the page came with
  useEffect(() => {
    const started = startSync({
      session: { ...openSession(entriesOf(entries), number), waiting: recalled(area) },
      address: `/api/v1/areas/${encodeURIComponent(area)}/programme/changes`,
      language,
      fetch: (...asked) => globalThis.fetch(...asked),
      newOperation: () => crypto.randomUUID(),
      pause: 3000,
      remember: (session) => remember(area, session),
    })
    const wake = () => started.wake()
    const leave = (event: BeforeUnloadEvent) => {
      if (started.snapshot().session.waiting.length > 0) event.preventDefault()
    }
    window.addEventListener('online', wake)
    window.addEventListener('beforeunload', leave)
    setSync(started)
    return () => {
      started.stop()
      window.removeEventListener('online', wake)
      window.removeEventListener('beforeunload', leave)
    }
  }, [])
  if (!sync) return null
  return (
    <ReactFlowProvider>
      <Desk {...props} sync={sync} />
    </ReactFlowProvider>
  )
}

function Desk({ area, names, day, check, sync }: EditorProps & { sync: Sync }) {
  const { session, state, others } = useSyncExternalStore(sync.subscribe, sync.snapshot)
  const t = useEditorText()
  const language = useLanguage()
  const flow = useReactFlow()
  const [chosen, setChosen] = useState<Chosen>(null)
  const [isRemoving, setRemoving] = useState(false)
  const titleField = useRef<HTMLDivElement>(null)
  const theory = useMemo(() => theoryOf(viewOf(session).values()), [session])
  // The check may take its time: what is typed does not wait for it.
  const rested = useDeferredValue(theory)
  const findings = useMemo(
    () =>
      check?.(
        rested.nodes.map(({ node }) => node),
        rested.links.map(({ link }) => link),
        [...rested.indicators.values()],
      ) ?? [],
    [check, rested],
  )
  const found = useMemo(
    () =>
      new Map(
        [...Map.groupBy(findings, ({ subject }) => subject)].map(([subject, { length }]) => [
          subject,
          t('outline.findings', { count: length }),
        ]),
      ),
    [findings, t],
  )
  const edit = useCallback((one: Edit) => sync.edit(one), [sync])
  const choose = useCallback((next: Chosen) => {
    setRemoving(false)
    setChosen(next)
  }, [])
  const open = useCallback(
    (id: string) => {
      choose({ kind: 'node', id })
      requestAnimationFrame(() => titleField.current?.querySelector<HTMLInputElement>('#panel-title')?.select())
    },
    [choose],
  )
  const add = (under?: TheoryNode) => {
    const title = t('editor.new-title')
    const kind = under ? (usuallyBelow(under.kind)[0] ?? 'output') : theory.nodes.length === 0 ? 'mission' : 'ambition'
    const id = idFor(title, crypto.randomUUID().slice(0, 4))
    const theme = under?.theme
    const node = { id, kind, title, ...(theme === undefined ? {} : { theme }) }
    edit(under ? { do: 'add', node, under: under.id } : { do: 'add', node })
    open(id)
  }
  const link = useCallback((from: string, to: string) => edit({ do: 'link', from, to }), [edit])
  const place = useCallback(
    (places: ReadonlyMap<string, { x: number; y: number }>) => edit({ do: 'place', places }),
    [edit],
  )
  const remove = useCallback(
    (id: string) => {
      choose({ kind: 'node', id })
      setRemoving(true)
    },
    [choose],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).matches('input, textarea, select')
      if (isTyping || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) sync.redo()
      else sync.undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [sync])

  const node = chosen?.kind === 'node' ? theory.nodes.find((placed) => placed.node.id === chosen.id)?.node : undefined
  const chosenLink = chosen?.kind === 'link' ? theory.links.find(({ id }) => id === chosen.id) : undefined
  const moved = theory.nodes.filter((placed) => placed.node.at !== undefined)
  const panel = {
    ...{ area, theory, names, found: findings, isRemoving, day, titleField },
    ...{ onEdit: edit, onChoose: choose, onAddBelow: add, onRemoving: setRemoving },
  }
  return (
    <>
      <div className="flow-tools" role="toolbar" aria-label={t('editor.tools')}>
        <Tool label={t('editor.add')} onPress={() => add()} />
        <Tool label={t('editor.undo')} isOff={session.done.length === 0} onPress={sync.undo} />
        <Tool label={t('editor.redo')} isOff={session.undone.length === 0} onPress={sync.redo} />
        <Tool
          label={t('editor.layout')}
          isOff={moved.length === 0}
          onPress={() => edit({ do: 'place', places: new Map(moved.map((placed) => [placed.node.id, null])) })}
        />
        <Tool label={t('editor.fit')} onPress={() => void flow.fitView({ maxZoom: 1, duration: 200 })} />
        <Tool label={t('editor.zoom-in')} onPress={() => void flow.zoomIn({ duration: 100 })} />
        <Tool label={t('editor.zoom-out')} onPress={() => void flow.zoomOut({ duration: 100 })} />
      </div>
      <Status state={state} others={others} onDrop={sync.drop} />
      {state.kind === 'conflict' && (
        <Conflicts conflicts={state.conflicts} theory={theory} telling={{ t: sayOf(t), language, names }} sync={sync} />
      )}
      <div className="flow-desk">
        <Canvas
          theory={theory}
          found={found}
          chosen={chosen}
          onChoose={choose}
          onOpen={open}
          onRemove={remove}
          onLink={link}
          onMove={(id, from, to) => edit({ do: 'move', id, link: from, to })}
          onPlace={place}
        />
        <aside className="flow-side" aria-label={t('editor.side')}>
          {node && <NodePanel key={node.id} node={node} {...panel} />}
          {chosenLink && <LinkPanel key={chosenLink.id} id={chosenLink.id} link={chosenLink.link} {...panel} />}
          {!node && !chosenLink && (
            <>
              <p>{t(theory.nodes.length === 0 ? 'empty.team' : 'editor.panel-none')}</p>
              {check && theory.nodes.length > 0 && <p>{t('editor.check', { count: findings.length })}</p>}
            </>
          )}
        </aside>
      </div>
    </>
  )
}

function Tool({ label, isOff, onPress }: { label: string; isOff?: boolean; onPress(): void }) {
  return (
    <button type="button" className="flow-button" disabled={isOff} onClick={onPress}>
      {label}
    </button>
  )
}

const nameOfMemory = (area: string) => `wijklus theory ${area}`

/** Keeps what waits in this tab, so that opening the page again does not lose it. */
function remember(area: string, { waiting }: Session): void {
  if (waiting.length === 0) sessionStorage.removeItem(nameOfMemory(area))
  else sessionStorage.setItem(nameOfMemory(area), JSON.stringify(waiting))
}

function recalled(area: string): readonly Waiting[] {
  return JSON.parse(sessionStorage.getItem(nameOfMemory(area)) ?? '[]') as Waiting[]
}
