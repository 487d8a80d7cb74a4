import type { Actor } from '@beian/domain/staff';

/** System actors: the clock fires timers, the bureau and the ministry bring answers. */
export const system = (id: 'clock' | 'bureau' | 'ministry'): Actor => ({ kind: 'system', id, roles: [id], name: id });

/** System actors of the test realm. */
export const testSystem = (id: 'clock' | 'bureau' | 'ministry'): Actor => ({ ...system(id), test: true });
