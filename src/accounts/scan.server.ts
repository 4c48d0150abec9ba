import encodeQR from 'qr'

/** A picture (QR code) of an address, for an app to read, as a `data:` address that our security policy lets through. */
export function scanPicture(address: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(encodeQR(address, 'svg', { border: 2 })).toString('base64')}`
}
