import type { ReactNode } from 'react'
import { useText } from '../text'
import { PageStyles, type StyleSheet } from './page-styles'

/** A step on the way to this page. */
export interface Crumb {
  label: string
  href: string
}

/**
 * The body of a page: the way here, the title (also of the browser tab), a leading sentence, the content.
 */
export function Page(props: {
  title: string
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  /** A style sheet of its own, which other pages do not carry. */
  styles?: StyleSheet
  children?: ReactNode
}) {
  const t = useText('ui')
  return (
    <>
      {props.styles && <PageStyles of={props.styles} />}
      <title>{`${props.title} · Wijklus`}</title>
      {props.crumbs && props.crumbs.length > 0 && (
        <nav className="breadcrumb" aria-label={t('crumbs')}>
          {props.crumbs.map((crumb, index) => (
            <span key={crumb.href}>
              {index > 0 && ' / '}
              <a href={crumb.href}>{crumb.label}</a>
            </span>
          ))}
        </nav>
      )}
      <h1>{props.title}</h1>
      {props.lead && <p className="quiet lead">{props.lead}</p>}
      {props.children}
    </>
  )
}
