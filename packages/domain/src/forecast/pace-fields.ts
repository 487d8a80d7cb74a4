import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';

export const teamPaceFields = fieldsOf(
  'TeamPace',
  'What the reviewers who are not absent decide in a working hour together, pushes included 团队速度. The board and the forecast show the same. Since 2026-12.',
  {
    perHour: { shape: 'Float', description: 'Decisions per working hour.' },
    assumed: {
      shape: 'Boolean',
      description: 'Too few past days are known: estimated from the handling times of the settings.',
      console: false,
    },
    days: { shape: 'Int', description: 'Past working days whose decisions are known.', console: false },
    decisions: { shape: 'Int', description: 'Decisions of those days.', console: false },
    basis: { shape: 'String', description: "What it rests on, in the caller's language." },
  },
);
export type TeamPaceView = ViewOf<typeof teamPaceFields>;
