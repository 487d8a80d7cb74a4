import type { zhPhotos } from './zh-photos.ts';

/** The list of photos. Loaded with its page (`photos-texts.ts`). */
export const enPhotos: Readonly<Record<keyof typeof zhPhotos, string>> = {
  'photos.lead':
    'Orders whose photo is to be reviewed, the earliest due first. The photo is on the page of the order; each look at it is audited.',
  'photos.allProvinces': 'All provinces',
  'photos.holder.ALL': 'All',
  'photos.holder.NOBODY': 'Unclaimed',
  'photos.holder.ME': 'Held by me',
  'photos.principal': 'Principal',
  'photos.method': 'Method',
  'photos.since': 'Waits since',
  'photos.loading': 'Loading the photos',
  'photos.empty': 'No photo waits for review',
  'photos.emptyHint': 'Orders appear here once applicants submit their photos',
  'photos.total': '{n} order|{n} orders',
};
