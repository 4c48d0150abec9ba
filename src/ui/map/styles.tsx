import type { ReactNode } from 'react'
import stylesheet from './map.css?url'

/**
 * The style sheet of maps, once in the head of a page that has one: other pages do not carry it. In tests of components
 * styles are not made, and have no address.
 */
export function MapStyles(): ReactNode {
  return stylesheet === '' ? null : <link rel="stylesheet" href={stylesheet} precedence="map" />
}
