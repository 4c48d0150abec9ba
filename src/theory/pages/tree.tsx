import { answer } from '../../accounts/index.server'
import { findArea } from '../../areas/index.server'
import { addressOf, useLanguage, useText } from '../../ui'
import { framed, layoutOf } from '../drawing/layout'
import { treeOf } from '../model/tree'
import { TreeDrawing, TreeLegend } from '../parts/drawing'
import { NothingYet, TheoryPage } from '../parts/frame'
import { isOfTeam, readTheory } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const { theory, mayChange } = await readTheory(house, actor, area.slug)
  return {
    area,
    theory,
    layout: framed(layoutOf(theory)),
    loops: treeOf(theory).loops.length,
    mayChange,
    isTeam: isOfTeam(actor, area.slug),
  }
})

/** The goals of an area as a drawn tree, for everybody who may see them. */
export default function TreePage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, theory, layout, loops, mayChange, isTeam } = loaderData
  const t = useText('theory')
  const language = useLanguage()
  return (
    <TheoryPage
      {...{ area, mayChange, isTeam }}
      page="theory"
      title={t('tree.title', { area: area.name })}
      lead={t('tree.lead')}
    >
      {theory.nodes.length === 0 ? (
        <NothingYet area={area} mayChange={mayChange} />
      ) : (
        <>
          <p className="quiet">
            {t('tree.reading')} {t('tree.print')}
          </p>
          <TreeDrawing area={area} theory={theory} layout={layout} />
          <TreeLegend theory={theory} />
          {loops > 0 && <p className="caveat">{t('tree.loop', { count: loops })}</p>}
          <p>
            <a href={addressOf('theory-outline', language, { area: area.slug })}>
              {t('outline.title', { area: area.name })}
            </a>
          </p>
        </>
      )}
    </TheoryPage>
  )
}
