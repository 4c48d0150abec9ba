import { answer } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { moneyCsv } from '../plan/money-file.server'

export const handle = { policy: 'public' }

/** The money of an area as CSV, as far as it is shared with who asks. */
export const loader = answer(async ({ house, actor, language }, { params }) => {
  const { slug } = await findArea(house, actor, params['area'] ?? '')
  return new Response(await moneyCsv(house, actor, slug, language), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${language === 'nl' ? 'geld' : 'money'}-${slug}.csv"`,
    },
  })
})
