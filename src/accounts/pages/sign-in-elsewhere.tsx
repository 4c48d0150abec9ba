import { redirect } from 'react-router'
import { addressOf, languageOf } from '../../ui'
import { answer } from '../answer.server'
import { beginElsewhere, endElsewhere } from '../elsewhere.server'
import { returnPath } from '../return-path'

export const handle = { policy: 'public' }

/** Leads to the provider, and is where the provider leads back to; it shows nothing itself. */
export const loader = answer(async ({ house, language }, { request, url }) => {
  const cookies = (setCookie: readonly string[]) => ({
    headers: setCookie.map((cookie): [string, string] => ['set-cookie', cookie]),
  })
  if (url.searchParams.has('state') || url.searchParams.has('error')) {
    const { next, setCookie, codeAsked } = await endElsewhere(house, {
      query: url.searchParams,
      headers: request.headers,
    })
    const local = returnPath(next, addressOf('start', language))
    return redirect(
      codeAsked ? addressOf('sign-in-code', languageOf(local), {}, { next: local }) : local,
      cookies(setCookie),
    )
  }
  const next = returnPath(url.searchParams.get('next'), addressOf('start', language))
  const { address, setCookie } = await beginElsewhere(house, next)
  return redirect(address, cookies(setCookie))
})
