import { lazy, Suspense, useEffect, useState } from 'react'
import { PageStyles, useText } from '../../ui'
import type { EditorProps } from '../editor/editor'

const Editor = lazy(() => import('../editor/editor'))

/**
 * The drawn editor, in the browser only: it measures and moves what it draws, and until it is there the page says so. Its
 * styles are set by script on elements, never written in the page, so the security policy needs no exception for it.
 */
export function DrawnEditor(props: EditorProps) {
  const t = useText('theory')
  const [isThere, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  const waiting = <p>{t('editor.loading')}</p>
  return (
    <>
      <PageStyles of="theory-edit" />
      {isThere ? (
        <Suspense fallback={waiting}>
          <Editor {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </>
  )
}
