import { answer } from '../../accounts/index.server'
import { answerApi } from '../api.server'

/** Every endpoint declares its own policy; see `endpoint`. */
export const handle = { policy: 'public' }

const handler = answer((visit, { request }) => answerApi(request, visit))

export const loader = handler
export const action = handler
