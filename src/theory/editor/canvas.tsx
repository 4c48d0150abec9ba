import {
  applyNodeChanges,
  Background,
  type Connection,
  type Edge,
  MarkerType,
  type NodeChange,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { refText } from '../../platform'
import { box, layoutOf, shapeOf } from '../drawing/layout'
import type { Theory } from '../model/entries'
import { lineOf } from '../model/lines'
import { Box, type BoxNode } from './box'
import { useEditorText } from './text'
import { isStep, walk } from './walk'

const nodeTypes = { box: Box }

/** What is chosen in the drawing. */
export type Chosen = { kind: 'node' | 'link'; id: string } | null

/** The drawn tree that can be dragged, zoomed, linked and walked through by keyboard. */
export function Canvas(props: {
  theory: Theory
  /** What the check says per subject, `kind:id`, in a few words. */
  found: ReadonlyMap<string, string>
  chosen: Chosen
  onChoose(chosen: Chosen): void
  onOpen(id: string): void
  onRemove(id: string): void
  onLink(from: string, to: string): void
  /** What leads somewhere leads somewhere else from now on. */
  onMove(id: string, link: string, to: string): void
  onPlace(places: ReadonlyMap<string, { x: number; y: number }>): void
}) {
  const { theory, found, chosen, onChoose, onOpen, onRemove, onLink, onMove, onPlace } = props
  const t = useEditorText()
  const flow = useReactFlow<BoxNode>()
  const shape = shapeOf(theory)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout depends on the shape only, not on what is typed
  const layout = useMemo(() => layoutOf(theory), [shape])
  const drawing = useRef<HTMLDivElement>(null)
  const first = theory.nodes[0]?.node.id
  const current = chosen?.kind === 'node' ? chosen.id : first

  const wanted = useMemo(
    () =>
      theory.nodes.map(({ node }): BoxNode => {
        const kindName = t(`choice.node-kind.${node.kind}`)
        return {
          id: node.id,
          type: 'box',
          position: layout.nodes.get(node.id) ?? { x: 0, y: 0 },
          width: box.width,
          height: box.height,
          data: {
            kind: node.kind,
            kindName,
            title: node.title,
            found: found.get(refText({ kind: 'node', id: node.id })) ?? '',
          },
          ariaLabel: `${kindName}: ${node.title}`,
          selected: chosen?.kind === 'node' && chosen.id === node.id,
          domAttributes: { tabIndex: node.id === current ? 0 : -1, 'aria-roledescription': kindName },
        }
      }),
    [theory, layout, found, chosen, current, t],
  )
  /** Brings a box into sight; what is in sight already stays where it is. */
  const bring = useCallback(
    ({ x, y }: { x: number; y: number }) => {
      const { x: left, y: top, zoom } = flow.getViewport()
      const { clientWidth, clientHeight } = drawing.current ?? { clientWidth: 0, clientHeight: 0 }
      const isWithin = (start: number, size: number, room: number) => start >= 0 && start + size * zoom <= room
      if (isWithin(x * zoom + left, box.width, clientWidth) && isWithin(y * zoom + top, box.height, clientHeight))
        return
      void flow.setCenter(x + box.width / 2, y + box.height / 2, { zoom, duration: 150 })
    },
    [flow],
  )
  // While somebody drags, boxes follow the pointer; when they let go, the place is an edit like any other.
  const [nodes, setNodes] = useState<BoxNode[]>(wanted)
  const drawn = useRef(new Set(wanted.map(({ id }) => id)))
  useEffect(() => {
    // What somebody adds is brought into sight; what others add leaves the view alone.
    const added = wanted.find(({ id, selected }) => selected && !drawn.current.has(id))
    drawn.current = new Set(wanted.map(({ id }) => id))
    if (added) bring(added.position)
  }, [wanted, bring])
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]))
      return wanted.map((node) => {
        const was = known.get(node.id)
        if (!was) return node
        return was.dragging ? { ...was, data: node.data } : { ...was, ...node }
      })
    })
  }, [wanted])
  const edges = useMemo(
    () =>
      theory.links.map(
        ({ id, link }): Edge => ({
          id,
          source: link.from,
          target: link.to,
          className: `flow-link flow-link--${lineOf(link.assumption, link.strength)}`,
          selected: chosen?.kind === 'link' && chosen.id === id,
          markerEnd: { type: MarkerType.ArrowClosed, color: '#5f6875', width: 16, height: 16 },
          ariaLabel: `${titleOf(theory, link.from)} → ${titleOf(theory, link.to)}`,
        }),
      ),
    [theory, chosen],
  )
  const change = useCallback(
    (changes: NodeChange<BoxNode>[]) => setNodes((before) => applyNodeChanges(changes, before)),
    [],
  )
  const connect = useCallback(({ source, target }: Connection) => onLink(source, target), [onLink])

  const focusOn = (id: string) => {
    onChoose({ kind: 'node', id })
    const place = layout.nodes.get(id)
    if (place) bring(place)
    drawing.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id']
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (isStep(event.key)) {
      event.preventDefault()
      const next = walk(theory, layout, id, event.key)
      if (next !== undefined) focusOn(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen(id)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onRemove(id)
    }
  }
  return (
    <div className="flow" ref={drawing} onKeyDown={press} role="application" aria-label={t('editor.label')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={change}
        onNodeClick={(_, { id }) => onChoose({ kind: 'node', id })}
        onEdgeClick={(_, { id }) => onChoose({ kind: 'link', id })}
        onPaneClick={() => onChoose(null)}
        onConnect={connect}
        onReconnect={(edge, { source, target }) => {
          if (source === edge.source && target !== edge.target) onMove(source, edge.id, target)
        }}
        onNodeDragStop={(_, __, moved) =>
          onPlace(new Map(moved.map(({ id, position: { x, y } }) => [id, { x: Math.round(x), y: Math.round(y) }])))
        }
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        onlyRenderVisibleElements={nodes.length > 80}
        minZoom={0.1}
        maxZoom={1.5}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.5, padding: 0.05 }}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
      </ReactFlow>
    </div>
  )
}

function titleOf({ nodes }: Theory, id: string): string {
  return nodes.find(({ node }) => node.id === id)?.node.title ?? id
}
