import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Mail as a server received it. */
export interface ReceivedMail {
  from: string
  to: string[]
  /** The whole message with its headers; quoted-printable undone. */
  message: string
}

/** A mail server on a free port, which keeps what it gets. */
export interface MailServer {
  url: string
  received: ReceivedMail[]
  /** Refuses mail from now on, or takes it again. */
  refuse(refuses: boolean): void
  stop(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      done(refusing ? new Error('not now') : undefined)
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          message: readable(Buffer.concat(pieces).toString('utf8')),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(refuses) {
      refusing = refuses
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function readable(message: string): string {
  const bytes = message
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
