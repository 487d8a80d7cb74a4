import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

// All hostile and all good files: corpus.long.test.ts.
test('PDF and HEIC are refused with advice on every upload route, whatever type is declared', async () => {
  const reviewer = api.headersOf(await api.signIn(api.people.reviewers[0]));
  const partner = api.headersOf({ key: api.people.partner.key });
  const ticket = await api.graphql(
    { key: api.people.partner.key },
    'mutation { createUploadTicket(key: "corpus") { ... on UploadTicket { path } } }',
  );
  const routes = [
    ['POST', '/uploads', partner],
    ['PUT', ticket.data.createUploadTicket.path, {}],
    ['POST', '/evidence', reviewer],
  ] as const;
  const pdf = Buffer.from('%PDF-1.7\n');
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  for (const [method, url, headers] of routes) {
    for (const [bytes, type, says] of [
      [pdf, 'application/pdf', 'one image for each page'],
      [pdf, 'image/jpeg', 'one image for each page'],
      [heic, 'image/heic', 'Most Compatible'],
      [heic, 'image/png', 'Most Compatible'],
    ] as const) {
      const answer = await api.app.inject({
        ...{ method, url, payload: bytes },
        headers: { ...headers, 'content-type': type, 'accept-language': 'en' },
      });
      expect([url.slice(0, 9), answer.statusCode]).toEqual([
        url.slice(0, 9),
        type === 'image/jpeg' || type === 'image/png' ? 422 : 415,
      ]);
      expect(answer.json().reasons[0].suggestion).toContain(says);
    }
  }
});
