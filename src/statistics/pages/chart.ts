import { answer } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { chartPicture } from '../picture.server'

export const handle = { policy: 'public' }

/** The chart of a figure as a file: `chart.svg` or `chart.png`. */
export const loader = answer(async (visit, { params, url }) => {
  const format = params['file'] === 'chart.svg' ? 'svg' : params['file'] === 'chart.png' ? 'png' : undefined
  if (!format) throw new Refusal('page-unknown')
  const picture = await chartPicture(visit, {
    code: params['code'] ?? '',
    place: url.searchParams.get('place') ?? undefined,
    reference: url.searchParams.get('reference') ?? undefined,
    format,
  })
  return new Response(picture.body, {
    headers: {
      'content-type': picture.type,
      'content-disposition': `attachment; filename="${picture.name}"`,
    },
  })
})
