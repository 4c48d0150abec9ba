import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router'
import { type Language, Refusal, type RefusalCode } from '../platform'
import { type Visit, visitOf } from './visit.server'

/** What a page that cannot be shown says; the error page of `root.tsx` renders it. */
export interface RefusedPage {
  refusal: {
    code: RefusalCode
    wrong: string
    remedy: string
    /** What may have been meant, where something is not known: slugs or codes. */
    near: readonly string[]
  }
}

/**
 * The refusal as something a loader can throw, so that its text reaches the error page also in production.
 *
 * @param more what the error page cannot know when no loader ran
 */
export function refusedPage<More extends object = object>(refusal: Refusal, language: Language, more?: More) {
  const near = refusal.parameters['near']
  const body: RefusedPage = {
    refusal: {
      code: refusal.code,
      wrong: refusal.wrong(language),
      remedy: refusal.remedy(language),
      near: Array.isArray(near) ? near : [],
    },
  }
  return data({ ...more, ...body }, { status: refusal.status })
}

interface Asked {
  params: Readonly<Record<string, string | undefined>>
  request: Request
  url: URL
}

/**
 * Makes a loader or action out of a function of the visit: a `Refusal` becomes a page that says what is wrong and what
 * to do, with its status. Other errors are ours and become the error page with a number for the log.
 */
export function answer<Result>(work: (visit: Visit, asked: Asked) => Promise<Result>) {
  return async ({ context, params, request, url }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Result> => {
    const visit = visitOf(context)
    try {
      return await work(visit, { params, request, url })
    } catch (error) {
      if (error instanceof Refusal) throw refusedPage(error, visit.language)
      throw error
    }
  }
}
