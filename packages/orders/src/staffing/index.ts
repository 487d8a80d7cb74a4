export { changeAvailability } from './availability.ts';
export { changeSkills, loadStaff, mayChangeStaff, type StaffWithSkills } from './skills.ts';
