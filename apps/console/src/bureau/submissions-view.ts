import type { SubmissionState } from '@beian/domain/submission';

/** The list's filters and cursor, all of them in the URL; an empty text is none. */
export interface SubmissionsView {
  readonly bureau: string;
  readonly state: SubmissionState | '';
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  readonly search: string;
  readonly after: string;
}

export const submissionStates = [
  'PREPARED',
  'SENDING',
  'UNKNOWN',
  'ACCEPTED',
  'REFUSED',
] as const satisfies SubmissionState[];

/** Unreadable values are ignored, so that an old link still works. */
export function readSubmissionsView(params: URLSearchParams): SubmissionsView {
  const text = (name: string, form = /./) => {
    const value = params.get(name)?.trim() ?? '';
    return form.test(value) ? value : '';
  };
  const day = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  return {
    bureau: text('bureau', /^bureau_[\w-]{1,64}$/),
    state: submissionStates.find((state) => state === params.get('state')) ?? '',
    from: text('from', day),
    until: text('until', day),
    search: text('search').slice(0, 200),
    after: text('after'),
  };
}

export const writeSubmissionsView = (view: SubmissionsView): URLSearchParams =>
  new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));

/** The filter as the API and the download read it. */
export const submissionsFilter = ({ state, from, until, search }: SubmissionsView) => ({
  state: state === '' ? null : state,
  from: from || null,
  until: until || null,
  search: search || null,
});
