import type { Wording } from '../platform'

/** The wording for programs and terminals: the spaces that hold a number and its unit together on a page are plain ones. */
export function plainWording({ nl, en }: Wording): Wording {
  return { nl: plain(nl), en: plain(en) }
}

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
