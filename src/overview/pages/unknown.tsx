import { answer } from '../../accounts/index.server'
import { Refusal } from '../../platform'

export const handle = { policy: 'public' }

/** Any address that no page answers. */
export const loader = answer(async () => {
  throw new Refusal('page-unknown')
})

export const action = loader

export default function Unknown() {
  return null
}
