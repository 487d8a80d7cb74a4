import { expect, test } from 'vitest';
import { auditActionNames, auditLabel } from './audit-actions.ts';

test.each(['zh', 'en'] as const)('no two audited actions have the same label: %s', (language) => {
  const labels = auditActionNames.map((name) => auditLabel(name)[language]);
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  expect(labels.length).toBeGreaterThan(150);
});
