import { answer } from '../../../accounts/index.server'
import { Refusal } from '../../../platform'
import { fileOfAnalysis } from '../files.server'
import { findAnalysis } from '../service.server'

export const handle = { policy: 'public' }

/** An analysis as a file: `verantwoording.md`, `cijfers.csv` or `uitkomst.json`. */
export const loader = answer(async ({ house, actor, language }, { params }) => {
  const { result, ...analysis } = await findAnalysis(house, actor, params['analysis'] ?? '')
  if (!result) throw new Refusal('effect-running')
  const name = params['file'] ?? ''
  const { type, body } = fileOfAnalysis({ ...analysis, result }, name, language)
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
})
