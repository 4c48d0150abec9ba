import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addressOf } from '../../src/ui'
import { runDemonstration } from '../support/demonstration'
import { expectAccessible, expectNoHorizontalScroll, visit } from '../support/page'
import { root } from '../support/places'

const demonstration = runDemonstration()
const here = addressOf('programme-file', 'nl', { area: 'heerlen-noord' })

it('a programme manager brings a programme without script, is told where it is wrong, sees the difference and confirms it', async () => {
  const cookies = await demonstration.signedIn('programme-manager')
  const page = await visit(demonstration.at(here), { cookies, javaScript: false })
  const bring = async (document: unknown) => {
    const buffer = Buffer.from(JSON.stringify(document))
    await page.setInputFiles('#file', { name: 'plan.json', mimeType: 'application/json', buffer })
    await page.click('text=Bekijk het verschil')
  }
  const said = () => page.locator('main').innerText()
  const plan = JSON.parse(await readFile(join(root, 'content/programmes/voorbeeldwijk.json'), 'utf8'))

  await bring({ ...plan, interventions: [{ ...plan.interventions[0], scale: 3 }] })
  expect(await said()).toContain('In plan.json klopt interventions[0].scale niet: hier hoort tekst.')
  await bring(plan)
  expect(await said()).toContain('159 onderdelen komen erbij')
  expect(await said()).toContain('Er is nog niets veranderd.')
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 800 })
  await expectNoHorizontalScroll(page, 320)
  await page.click('text=Lees dit in')
  expect(await said()).toContain('Het programma is ingelezen.')
  await bring({ ...plan, bottlenecks: plan.bottlenecks.slice(1) })
  expect(await said()).toContain('1 onderdeel vervalt')
  expect(await said()).toContain('Wie begint met werken, weet niet wat hij overhoudt')
})
