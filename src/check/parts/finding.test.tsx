import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CanItMove, canItMove, reachTexts } from '../../reach'
import { createTexts, TextProvider } from '../../ui'
import { checkProgramme, checkTexts, FindingsOf } from '../index'
import { example } from '../test-support/example'

const texts = createTexts([checkTexts, reachTexts])
const { findings } = checkProgramme(example)
const shown = (content: React.ReactNode) =>
  renderToStaticMarkup(
    <TextProvider texts={texts} language="nl">
      {content}
    </TextProvider>,
  ).replaceAll('\u00a0', ' ')

it('a record shows its own findings, with why, what to do and the source; without findings nothing', () => {
  const html = shown(<FindingsOf findings={findings} subject="body:b1" />)
  expect(html).toContain('“Alliantietafel” beslist')
  expect(html).toContain('Eigen regel van Wijklus. Bron van de regel: 001 L3815-3833')
  expect(html).not.toContain('Wijkbedrijf')
  expect(shown(<FindingsOf findings={findings} subject="node:n2" />)).toBe('')
})

it('whether an intervention can move the figure is said in a sentence, with advice and a table of what it rests on', () => {
  const [intervention, indicator] = [example.interventions?.[0], example.indicators?.[0]]
  if (!intervention || !indicator) throw new Error('the example has no intervention or indicator')
  const movement = canItMove(intervention, indicator, '2028')
  const html = shown(<CanItMove movement={movement} intervention={intervention.title} indicator={indicator} />)
  expect(html).toContain('“Wijkbedrijf” kan “Bijstandsgerechtigden” hooguit 0,14 procentpunt veranderen.')
  expect(html).toContain('van jaar op jaar schommelt (0,38 procentpunt), en minder dan een tiende')
  expect(html).toContain('Advies: kies een indicator die dichter bij de interventie ligt')
  expect(html).toMatch(/Mensen over wie het cijfer gaat<\/th><td>8\.200/)
  const unknown = canItMove({}, { unit: 'euro' })
  const empty = shown(<CanItMove movement={unknown} intervention="A" indicator={{ name: 'B', unit: 'euro' }} />)
  expect(empty).toContain('hoeveel mensen de interventie bereikt')
  expect(empty).not.toContain('hooguit')
})
