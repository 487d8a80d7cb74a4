import type { TeamPace, TeamPaceView } from '@beian/domain/forecast';
import type { Language } from '@beian/domain/text';

export const paceView = ({ basis, ...pace }: TeamPace, language: Language): TeamPaceView => ({
  ...pace,
  basis: basis[language],
});
