import { createContext, type RouterContextProvider } from 'react-router'
import type { Language } from '../platform'
import type { House } from '../platform/index.server'
import type { Actor } from './model'

/** An area by its slug and name. */
export interface NamedArea {
  slug: string
  name: string
}

/** What a page knows of the request it answers: the house, who asks, and in which language. */
export interface Visit {
  house: House
  actor: Actor
  language: Language
  /** The areas there are, for forms and names; asked through here because areas are a later room than this one. */
  areas(): Promise<readonly NamedArea[]>
  /** Lets our own scripts through the security policy of this one answer. */
  nonce: string
}

export const visitContext = createContext<Visit>()

/** The visit of a loader's or action's `context`; set by the root middleware before any page runs. */
export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visitContext)
}
