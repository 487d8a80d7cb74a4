export { absenceInput, changeAvailability } from './availability.ts';
export { changeSkills, loadStaff, mayChangeStaff } from './skills.ts';
