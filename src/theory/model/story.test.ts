import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createTexts } from '../../ui'
import { theoryTexts } from '../index'
import { sayOf } from '../say'
import { differenceOf } from './difference'
import { type Theory, theoryOf } from './entries'
import { storyOf, storyParts, storyText } from './story'
import { editOfTemplate, templateFaults, templateSchema } from './templates'
import { made } from './test-support/random'
import { differenceWords } from './words'

const texts = createTexts([theoryTexts])
const telling = {
  t: sayOf(texts.in('nl')('theory')),
  language: 'nl',
  names: new Map([['gemeente', 'Gemeente']]),
} as const

const plan: Theory = theoryOf(
  made([
    { do: 'add', node: { id: 'm', kind: 'mission', title: 'Kinderen ontwikkelen hun talent' } },
    { do: 'add', node: { id: 'a', kind: 'ambition', title: 'Iedereen doet mee', owner: 'gemeente' }, under: 'm' },
    {
      do: 'add',
      node: {
        id: 'u',
        kind: 'outcome',
        title: 'Meer mensen aan het werk',
        indicators: ['bijstand'],
        effectFrom: '2028',
      },
      under: 'a',
      because: { assumption: 'Werk is de weg naar meedoen', strength: 'literature' },
    },
    {
      do: 'add',
      node: { id: 'r', kind: 'output', title: 'Leerwerkplekken in de wijk' },
      under: 'u',
      because: { assumption: 'Wie een plek dicht bij huis heeft, stroomt door', strength: 'assumed' },
    },
    { do: 'add', node: { id: 'p', kind: 'problem', title: 'Langdurig zonder werk', cause: 'beyond' }, under: 'u' },
    {
      do: 'add-all',
      nodes: [],
      links: [],
      indicators: [
        {
          ...{ code: 'bijstand', name: 'Bijstand', level: 'outcome', unit: '%' },
          baseline: { period: '2022', value: 8.7 },
          targets: [{ period: '2030', value: 7 }],
        },
      ],
    },
  ]).values(),
)

describe('the written story', () => {
  const story = storyOf(plan, telling)

  it('goes from what is at stake through what is done to what it leads to', () => {
    expect(story.map(({ heading }) => heading)).toEqual([
      'Wat er speelt',
      'Iedereen doet mee',
      'Waar we naartoe willen',
      'Hoe zeker is dit?',
    ])
    expect(story[0]?.paragraphs).toEqual([
      'Langdurig zonder werk. De oorzaak ligt buiten de wijk; een aanpak in de wijk alleen lost dit niet op.',
    ])
  })

  it('says of every step why it is expected and what that rests on, and what shows it', () => {
    const [first, second, third] = story[1]?.paragraphs ?? []
    expect(first).toBe(
      'Leerwerkplekken in de wijk. Dat draagt bij aan “Meer mensen aan het werk”. Wij nemen aan: Wie een plek dicht bij huis heeft, stroomt door.',
    )
    expect(second).toContain('Uit onderzoek is bekend: Werk is de weg naar meedoen.')
    expect(second).toContain('Bijstand (nu 8,7\u00a0% in 2022, het streven is 7,0\u00a0% in 2030)')
    expect(second).toContain('niet eerder worden verwacht dan 2028')
    expect(third).toContain('Gemeente let erop.')
  })

  it('counts what it rests on, and says where nobody wrote it down', () => {
    expect(story.at(-1)?.paragraphs).toEqual([
      'Dit verhaal rust op 4 verbanden. Eén is een aanname, die nog getoetst moet worden. Eén is bekend uit onderzoek elders. Bij 2 is nog niet opgeschreven waar het op rust.',
    ])
  })

  it('comes back from the text in which it is edited, and is nothing where there is nothing', () => {
    expect(storyParts(storyText(story))).toEqual(story)
    expect(storyParts('Los begin\n\n## Kop\ntekst eronder')).toEqual([
      { heading: null, paragraphs: ['Los begin'] },
      { heading: 'Kop', paragraphs: ['tekst eronder'] },
    ])
    expect(storyOf(theoryOf([]), telling)).toEqual([])
  })
})

describe('the difference between two states', () => {
  it('is said in words: what came, what went, and which field was what', () => {
    const [link] = plan.links.filter(({ id }) => id === 'r->u')
    const after: Theory = {
      ...plan,
      nodes: plan.nodes
        .filter(({ node }) => node.id !== 'p')
        .map((one) =>
          one.node.id === 'a' ? { ...one, node: { ...one.node, title: 'Iedereen telt mee', at: { x: 1, y: 1 } } } : one,
        ),
      links: [
        ...plan.links.filter(({ id }) => id !== 'p->u' && id !== 'r->u'),
        { ...(link as Theory['links'][number]), link: { from: 'r', to: 'u', strength: 'measured' } },
      ],
    }
    expect(differenceWords(differenceOf(plan, after), telling)).toEqual({
      added: [],
      removed: ['Probleem “Langdurig zonder werk”', '“Langdurig zonder werk” leidt tot “Meer mensen aan het werk”'],
      changed: [
        { what: 'Ambitie “Iedereen telt mee”', how: ['Titel: was “Iedereen doet mee”, is nu “Iedereen telt mee”'] },
        {
          what: '“Leerwerkplekken in de wijk” leidt tot “Meer mensen aan het werk”',
          how: [
            'Waarom wij dat denken leeggemaakt (was “Wie een plek dicht bij huis heeft, stroomt door”)',
            'Waar dat op rust: was Aangenomen, is nu Gemeten',
          ],
        },
      ],
    })
  })

  it('is none where only a box was dragged', () => {
    const dragged = { ...plan, nodes: plan.nodes.map((one) => ({ ...one, node: { ...one.node, at: { x: 5, y: 5 } } })) }
    expect(differenceOf(plan, dragged).isNone).toBe(true)
  })
})

describe('the goal templates that ship', async () => {
  const templates = z.array(templateSchema).parse(parse(await readFile('content/goal-templates.yaml', 'utf8')))
  const indicators = await readFile('content/indicators.yaml', 'utf8')
  const sources = await readFile('content/sources.csv', 'utf8')

  it('hang together, and name indicators and documents that are there', () => {
    expect(templateFaults(templates)).toEqual([])
    const codes = templates.flatMap(({ nodes }) => nodes.flatMap(({ indicators: all = [] }) => all))
    expect(codes.filter((code) => !indicators.includes(`- code: ${code}\n`))).toEqual([])
    const documents = templates.flatMap((template) => template.sources.map(({ document }) => document))
    expect(documents.filter((slug) => !sources.includes(`\n${slug},`))).toEqual([])
  })

  it('become nodes with reasons that start as assumptions of that day', () => {
    const [template] = templates
    if (!template) throw new Error('no template')
    let count = 0
    const edit = editOfTemplate(template, {
      language: 'nl',
      day: '2026-11-21',
      indicators: new Map(),
      random: () => `r${count++}`,
    })
    const { nodes, links } = theoryOf(made([edit]).values())
    expect(nodes).toHaveLength(template.nodes.length)
    expect(new Set(links.map(({ link }) => `${link.strength} ${link.since}`))).toEqual(new Set(['assumed 2026-11-21']))
  })

  it('are refused where one leads to nothing, or does not say why', () => {
    const broken = templates
      .slice(0, 1)
      .map((one) => ({ ...one, nodes: one.nodes.map((node) => ({ ...node, under: 'weg' })) }))
    expect(templateFaults(broken)[0]).toContain('under weg')
  })
})
