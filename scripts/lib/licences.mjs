// Licences of third-party packages that may be in a release: a new one is a row here, after somebody has read it.

/** @type {Readonly<Record<string, string>>} licence → what it asks of whoever hands a release on */
export const allowedLicences = {
  '0BSD': 'nothing',
  'Apache-2.0': 'its text and the NOTICE',
  'BlueOak-1.0.0': 'its text',
  'BSD-2-Clause': 'its text',
  'BSD-3-Clause': 'its text',
  ISC: 'its text',
  MIT: 'its text',
  'MIT-0': 'nothing',
  'PSF-2.0': 'its text',
  Unlicense: 'nothing',
};

/** Packages with another licence. @type {Readonly<Record<string, { licence: string, why: string }>>} */
export const allowedPackages = {
  '@expo-google-fonts/noto-sans-sc': {
    licence: 'MIT AND OFL-1.1',
    why: 'a font: it is handed on with its text, and not sold by itself',
  },
  '@img/sharp-libvips-linux-x64': {
    licence: 'LGPL-3.0-or-later',
    why: 'a shared library that is loaded and can be replaced; its sources are public',
  },
  '@img/sharp-libvips-linux-arm64': { licence: 'LGPL-3.0-or-later', why: 'the same for another processor' },
};

/**
 * @param {string} name of the package
 * @param {string} licence an SPDX expression with AND and OR; of nested brackets only the outer ones are understood
 * @returns {boolean} whether it may be in a release
 */
export function isAllowed(name, licence) {
  if (allowedPackages[name]?.licence === licence) return true;
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => Object.hasOwn(allowedLicences, one)));
}
