import { Hono } from 'hono'
import { compress } from 'hono/compress'

/** What people and programs read at once: pages, the API, pictures. Downloads and events go out as they come in. */
const packable = /^(text\/html|image\/svg\+xml|application\/([\w.-]+\+)?json)(;|$)/

/**
 * The same answers, with texts packed by gzip for who says that it can unpack them. An answer with an ETag goes out as it
 * is: packing would weaken the tag, and who repeats it with If-Match means exactly this revision.
 */
export function packed(answer: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  const web = new Hono<{ Bindings: { answered: Response } }>()
  web.use(compress({ encoding: 'gzip', contentTypeFilter: packable }))
  web.all('*', ({ env }) => env.answered)
  return async (request) => {
    const answered = await answer(request)
    return answered.headers.has('etag') ? answered : web.fetch(request, { answered })
  }
}
