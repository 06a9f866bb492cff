package io.emgadapter.gateway.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of which no more than so many bytes are read; a longer one breaks off. */
record BoundedResponse(ClientHttpResponse response, int most) implements ClientHttpResponse {

  @Override
  public HttpStatusCode getStatusCode() throws IOException {
    return response.getStatusCode();
  }

  @Override
  public String getStatusText() throws IOException {
    return response.getStatusText();
  }

  @Override
  public HttpHeaders getHeaders() {
    return response.getHeaders();
  }

  @Override
  public InputStream getBody() throws IOException {
    return new Bounded(response.getBody(), most);
  }

  @Override
  public void close() {
    response.close();
  }

  private static final class Bounded extends FilterInputStream {
    private int left;

    Bounded(InputStream in, int most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one >= 0) {
        count(1);
      }
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the answer is larger than any that is expected");
      }
    }
  }
}
