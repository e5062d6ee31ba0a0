/**
 * 一门受理: she does not know which help it is. The matter is opened at the one-stop window, which adds what fits (社会救助法 63).
 * No program of the catalogue: nobody gets money by it.
 */
export const oneStop = { id: 'one-stop', name: '请镇上帮我看看办哪样', procedure: 'one-stop', receiver: 'town-of-hukou' } as const;
