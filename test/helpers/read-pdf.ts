import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface PdfPage {
  /** Its letters, without spaces. */
  text: string;
  /** As a picture, 100 dots an inch. */
  picture(): Promise<ImageData>;
}

/** A PDF as somebody sees it, by a reader that is not the library that writes ours. */
export async function readPdf(bytes: Uint8Array, look: (pages: PdfPage[]) => Promise<void> | void): Promise<void> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const pages = Array.from({ length: document.getPageCount() }, (_, at) => document.getPage(at));
    await look(
      pages.map((page) => ({
        text: page.getText().replaceAll(/\s/g, ''),
        picture: async () => {
          const { data, width, height } = await page.render({ scale: 100 / 72, render: 'bitmap' });
          return { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
        },
      })),
    );
  } finally {
    document.destroy();
    library.destroy();
  }
}
