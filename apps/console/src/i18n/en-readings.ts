import type { zhReadings } from './zh-readings.ts';

export const enReadings: Readonly<Record<keyof typeof zhReadings, string>> = {
  'readings.title': 'Read from the scans',
  'readings.QR': 'QR code',
  'readings.TEXT': 'text',
  'readings.confidence': 'Confidence of the recognition: {n} %',
  'readings.open': 'Show {field} on {material}',
  'readings.look': 'Show the scan',
  'readings.typed': 'Typed',
  'readings.read': 'Scan',
  'readings.nothingTyped': 'nothing',
  'readings.yes': 'yes',
  'readings.no': 'no',
  'readings.WAITING': 'waits to be read, place {n}',
  'readings.READING': 'being read',
  'readings.READ': 'read',
  'readings.UNREADABLE': 'unreadable',
  'readings.NO_READER': 'no reader runs',
  'readings.NOT_READ': 'not read',
  'readings.summary': 'Compared with the scans',
  'readings.differ': '{n} item differs from the scans|{n} items differ from the scans',
  'readings.pass': 'Pass what agrees ({n})',
  'readings.passHint':
    'These items agree with the scans. Check them, then pass them together: each gets a verdict of its own, which can be undone until it is sent.',
  'readings.passing': '{n} item that agrees is passed|{n} items that agree are passed',
  'readings.notShown':
    'The scan of {n} item is not on screen yet; it must be seen before it is passed|The scans of {n} items are not on screen yet; they must be seen before they are passed',
};
