import type { zhAvailability } from './zh-availability.ts';

export const enAvailability: Readonly<Record<keyof typeof zhAvailability, string>> = {
  'staff.load': 'Has, and may have',
  'staff.cap': 'Cap',
  'staff.capOf': 'Cap of {name}',
  'staff.noCap': 'No limit',
  'staff.assigned': 'Has {n}',
  'staff.assignedOf': 'The {n} orders assigned to {name}',
  'staff.toMove': 'Has {n}, {late} to be moved',
  'staff.toMoveOf': 'The {n} orders assigned to {name}, {late} of them to be moved for an absence',
  'staff.absence': 'Away',
  'staff.absenceOf': 'Absence of {name}',
  'staff.absenceDays': '{from} to {until}',
  'staff.removeAbsence': 'Remove the absence {days} of {name}',
  'staff.away': 'Away today',
  'staff.firstDay': 'First day',
  'staff.lastDay': 'Last day',
};
