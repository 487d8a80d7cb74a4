/** @type {import('../asvs.mjs').Requirement[]} */
export default [
  { id: '5.1.1', level: 2, asks: 'types, sizes and what becomes of a file are written' },
  { id: '5.2.1', level: 1, asks: 'no file is larger than can be dealt with' },
  { id: '5.2.2', level: 1, asks: 'a file is what its content is, and is made anew' },
  { id: '5.2.3', level: 2, asks: 'what is packed is bounded before it is unpacked' },
  { id: '5.3.1', level: 1, asks: 'no file of somebody else is run' },
  { id: '5.3.2', level: 1, asks: 'names of files on the disk are ours' },
  { id: '5.4.1', level: 2, asks: 'names that were sent are not used, and a download is named' },
  { id: '5.4.2', level: 2, asks: 'names that are served break no header' },
  {
    id: '5.4.3',
    level: 2,
    asks: 'files are scanned for viruses',
    not: 'there is no scanner. Of what is uploaded nothing is kept but pixels, decoded and encoded anew; there is no file left in which a virus could travel',
  },
];
