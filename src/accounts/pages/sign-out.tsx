import { redirect } from 'react-router'
import { addressOf } from '../../ui'
import { answer } from '../answer.server'
import { signOut } from '../sign-in.server'

export const handle = { policy: 'public' }

/** Only a form signs out: an address that did could be put in any picture or link. */
export const loader = answer(async ({ language }) => redirect(addressOf('start', language)))

export const action = answer(async ({ house, language }, { request }) => {
  const { setCookie } = await signOut(house, request.headers)
  return redirect(addressOf('start', language), { headers: setCookie.map((cookie) => ['set-cookie', cookie]) })
})
