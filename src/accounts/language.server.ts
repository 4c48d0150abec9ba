import { type Language, Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import type { Actor } from './model'
import { accountsPolicy } from './policy'
import { updateLanguage } from './store.server'

/** Chooses the language in which one gets mail. @throws Refusal what `act` throws */
export async function chooseLanguage(
  house: House,
  actor: Actor,
  asked: { language: Language; operation: string },
): Promise<void> {
  if (actor.kind !== 'person') throw new Refusal('not-signed-in')
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.choose-language',
    subject: { kind: 'person', id: actor.id },
    operation: asked.operation,
    input: { language: asked.language },
  } as const
  await act(house, actor, deed, async (transaction) => {
    await updateLanguage(transaction, actor.id, asked.language)
    return { result: null, audit: { fields: ['language'], after: { language: asked.language } } }
  })
}
