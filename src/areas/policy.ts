import { definePolicy } from '../accounts'

/** Who may do what with areas. Reading them is for everybody: which areas there are is public. */
export const areasPolicy = definePolicy({
  'areas.read': { everyone: true },
  'areas.correct-aliases': { operator: true, roles: { administrator: 'everywhere', 'programme-manager': 'own-area' } },
  // Which neighbourhoods an area is made of decides what every figure of it says; researchers of the area may settle it too.
  'areas.compose': {
    operator: true,
    roles: { administrator: 'everywhere', 'programme-manager': 'own-area', researcher: 'own-area' },
  },
})
