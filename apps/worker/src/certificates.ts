import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PEM = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Reads the certificates of a PEM file, or says why the file cannot be used. */
export function readCertificates(file: string): { certificates: string[] } | { fault: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    return { fault: `must name a PEM file: ${file} cannot be read${code}` };
  }
  const certificates = text.match(PEM) ?? [];
  if (certificates.length === 0) return { fault: `must name a PEM file: ${file} holds no -----BEGIN CERTIFICATE-----` };
  const bad = certificates.findIndex((certificate) => !isCertificate(certificate));
  return bad === -1 ? { certificates } : { fault: `certificate ${bad + 1} of ${file} cannot be read` };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
