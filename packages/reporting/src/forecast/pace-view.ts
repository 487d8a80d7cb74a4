import type { TeamPace } from '@beian/domain/forecast';
import type { Language } from '@beian/domain/text';

export interface TeamPaceView extends Omit<TeamPace, 'basis'> {
  /** In the caller's language. */
  readonly basis: string;
}

export const paceView = ({ basis, ...pace }: TeamPace, language: Language): TeamPaceView => ({
  ...pace,
  basis: basis[language],
});
