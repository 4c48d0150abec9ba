import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import type { NodeKind } from '../model/kinds'

/** What the box of a node shows. */
export type BoxData = {
  kind: NodeKind
  kindName: string
  title: string
  /** What the check says about it, in a few words; empty for nothing. */
  found: string
}

export type BoxNode = Node<BoxData, 'box'>

/** A node in the drawing: goals stand to the left of what leads to them, so arrows leave on the left. */
export const Box = memo(function Box({ data, selected }: NodeProps<BoxNode>) {
  const { kind, kindName, title, found } = data
  return (
    <div className={`flow-box kind-${kind}${selected ? ' is-chosen' : ''}`}>
      <Handle type="target" position={Position.Right} />
      <span className="flow-box__kind">
        {kindName}
        {found !== '' && <span className="flow-box__found"> · {found}</span>}
      </span>
      <span className="flow-box__title">{title}</span>
      <Handle type="source" position={Position.Left} />
    </div>
  )
})
